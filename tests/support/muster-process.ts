import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { issuePersonToken, issueProgramToken } from '#authority';
import { openKeys } from '../../apps/muster/src/keys.js';
import { DataFolder, runningOn } from '../../apps/muster/src/servers/index.js';
import { busUrl } from '../../apps/muster/src/surroundings.js';
import { Api } from './api.js';
import { dataFolder } from './data-folder.js';

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

  /** The bus for an account, the integrator unless named. */
  bus(account = 'integrator'): string {
    return busUrl(DataFolder.open(this.folder), this.record.natsUrl!, account);
  }

  async token(email: string, name = email.split('@')[0]!): Promise<string> {
    return issuePersonToken((await openKeys(DataFolder.open(this.folder))).people, { email, name });
  }

  /** The HTTP API as this person. */
  async as(email: string, name?: string): Promise<Api> {
    return new Api(() => this.address, await this.token(email, name));
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
