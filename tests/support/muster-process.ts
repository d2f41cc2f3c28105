import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { type Connection, createConnection } from 'mongoose';
import { issuePersonToken, issueProgramToken } from '#authority';
import type { ServiceName } from '#contracts';
import { openKeys } from '../../apps/muster/src/keys.js';
import { DataFolder, runningOn } from '../../apps/muster/src/servers/index.js';
import { busUrl } from '../../apps/muster/src/surroundings.js';
import { Api } from './api.js';
import { dataFolder } from './data-folder.js';

/** What a program said, and how it ended. */
export interface Ran {
  readonly code: number | null;
  readonly said: string;
  readonly complained: string;
}

const READY_MS = 60_000;

/** A Muster as `npm start` runs it: a process of its own with a data folder of its own. */
export class MusterProcess {
  private child: ChildProcess | undefined;
  private output = '';
  readonly folder: string;

  private constructor(private readonly env: Record<string, string>) {
    this.folder = dataFolder('journey');
  }

  /** Starts one and waits until it says that it is ready. */
  static async start(env: Record<string, string> = {}): Promise<MusterProcess> {
    const muster = new MusterProcess(env);
    await muster.start();
    return muster;
  }

  /** Starts it (again) on its folder. */
  async start(): Promise<void> {
    this.output = '';
    const env = { ...process.env, PORT: '0', MUSTER_DATA: this.folder, NODE_OPTIONS: '', ...this.env };
    const child = spawn(process.execPath, ['--max-semi-space-size=8', 'dist/apps/muster/main.js'], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    const collect = (chunk: Buffer) => {
      this.output += chunk;
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    const deadline = Date.now() + READY_MS;
    while (!/ready after/.test(this.output)) {
      if (child.exitCode !== null || Date.now() > deadline) throw new Error(`Muster did not start:\n${this.output}`);
      await new Promise((again) => setTimeout(again, 25));
    }
  }

  /** All it has written to its terminal. */
  get terminal(): string {
    return this.output;
  }

  get pid(): number {
    return this.child!.pid!;
  }

  /** What it notes of itself: address, servers and their pids. */
  get record() {
    return runningOn(DataFolder.open(this.folder))!;
  }

  get address(): string {
    return this.record.address!;
  }

  /** Of its status page. */
  get pageAddress(): string {
    return this.record.pageAddress!;
  }

  /** The bus for an account, the integrator unless named. */
  bus(account = 'integrator'): string {
    return busUrl(DataFolder.open(this.folder), this.record.natsUrl!, account);
  }

  /** Runs one of its programs beside it, as `npm run` does: `run('upkeep', 'letters')`. */
  async run(program: string, ...args: string[]): Promise<Ran> {
    const env = { ...process.env, ...this.env, MUSTER_DATA: this.folder, NODE_OPTIONS: '' };
    const child = spawn(process.execPath, [`dist/apps/muster/${program}.js`, ...args], { env });
    let [said, complained] = ['', ''];
    child.stdout.on('data', (chunk) => {
      said += chunk;
    });
    child.stderr.on('data', (chunk) => {
      complained += chunk;
    });
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, said, complained };
  }

  /** The database of a service, as the service itself sees it. */
  async database(service: ServiceName): Promise<Connection> {
    const url = new URL(this.record.mongoUrl!);
    url.username = service;
    url.password = DataFolder.open(this.folder).secret(`mongodb-${service}`);
    url.pathname = `/muster_${service}`;
    url.searchParams.set('authSource', 'admin');
    return createConnection(url.href).asPromise();
  }

  async token(email: string, name = email.split('@')[0]!): Promise<string> {
    return issuePersonToken((await openKeys(DataFolder.open(this.folder))).people, { email, name });
  }

  /** The HTTP API as this person. */
  async as(email: string, name?: string): Promise<Api> {
    return new Api(() => this.address, await this.token(email, name));
  }

  /** The HTTP API as an administrator. */
  async asAdministrator(): Promise<Api> {
    const { people } = await openKeys(DataFolder.open(this.folder));
    const who = { email: 'root@example.org', name: 'root', admin: true };
    return new Api(() => this.address, await issuePersonToken(people, who));
  }

  /** The HTTP API as a program. */
  async asProgram(name: string): Promise<Api> {
    const { people } = await openKeys(DataFolder.open(this.folder));
    return new Api(() => this.address, await issueProgramToken(people, name, 1));
  }

  /** Sends a signal; resolves with the exit code when the process is gone. */
  async end(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    const child = this.child!;
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
    return child.exitCode;
  }

  /** Ends it and deletes its folder. */
  async remove(): Promise<void> {
    await this.end();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
