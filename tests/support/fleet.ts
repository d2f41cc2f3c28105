import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { issuePersonToken } from '#authority';
import type { ServiceName } from '#contracts';
import { type Keys, openKeys } from '../../apps/muster/src/keys.js';
import { DataFolder } from '../../apps/muster/src/servers/index.js';
import { openSurroundings, type Surroundings } from '../../apps/muster/src/surroundings.js';
import { Api } from './api.js';
import { dataFolder } from './data-folder.js';
import { freePort } from './free-port.js';

const READY_MS = 30_000;

/** A Muster of separate processes, as in production: each service its own, with its own credentials; servers beside them. */
export class Fleet {
  private readonly processes = new Map<string, { child: ChildProcess; service: ServiceName; port: number }>();

  private constructor(
    readonly folder: DataFolder,
    private readonly keys: Keys,
    private readonly surroundings: Surroundings,
    /** Of the servers, as they are now. */
    private readonly pids: { natsPid?: number; mongoPid?: number },
    readonly port: number,
  ) {}

  /** Starts servers, every service once, and the gateway. */
  static async start(): Promise<Fleet> {
    const folder = DataFolder.open(dataFolder('fleet'));
    const pids: { natsPid?: number; mongoPid?: number } = {};
    const quiet = () => {};
    const surroundings = await openSurroundings(folder, {}, quiet, (changes) => Object.assign(pids, changes));
    const fleet = new Fleet(folder, await openKeys(folder), surroundings, pids, await freePort());
    await Promise.all((['incidents', 'roles', 'timeline'] as const).map((service) => fleet.add(service)));
    await fleet.add('gateway');
    return fleet;
  }

  /** Starts one more process of a service (or the same again, under the same name) and waits until it is ready. */
  async add(service: ServiceName, name: string = service): Promise<void> {
    const port = service === 'gateway' ? this.port : await freePort();
    const env = {
      ...process.env,
      NODE_OPTIONS: '',
      NATS_URL: this.surroundings.natsUrl(service),
      MONGODB_URL: this.surroundings.mongodbUrl(service),
      MUSTER_TRUSTED_KEYS: JSON.stringify(this.keys.trusted),
      MUSTER_SERVICE_KEY: JSON.stringify(this.keys.services[service]),
      LOG_LEVEL: 'warn',
      ...(service === 'gateway' ? { PORT: String(port) } : { HEALTH_PORT: String(port) }),
    };
    const child = spawn(process.execPath, [`dist/apps/${service}/main.js`], {
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    this.processes.set(name, { child, service, port });
    const deadline = Date.now() + READY_MS;
    while (!(await this.isReady(port))) {
      if (child.exitCode !== null || Date.now() > deadline) throw new Error(`${service} did not start`);
      await new Promise((again) => setTimeout(again, 50));
    }
  }

  /** Sends a signal to a process; resolves with its exit code when it is gone. */
  async end(name: string, signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    const { child } = this.processes.get(name)!;
    if (child.exitCode === null && child.signalCode === null) {
      const gone = once(child, 'exit');
      child.kill(signal);
      await gone;
    }
    return child.exitCode;
  }

  /** Ends a process at once and starts it again. */
  async crash(name: string): Promise<void> {
    const { service } = this.processes.get(name)!;
    await this.end(name, 'SIGKILL');
    await this.add(service, name);
  }

  /** Ends a server at once; whoever started it starts it again. */
  crashServer(server: 'nats' | 'mongod'): void {
    process.kill(server === 'nats' ? this.pids.natsPid! : this.pids.mongoPid!, 'SIGKILL');
  }

  async as(email: string): Promise<Api> {
    const token = await issuePersonToken(this.keys.people, { email, name: email.split('@')[0]! });
    return new Api(() => `http://127.0.0.1:${this.port}`, token);
  }

  /** The database of a service, for looking at what is really stored. */
  database(service: ServiceName): string {
    return this.surroundings.mongodbUrl(service);
  }

  async remove(): Promise<void> {
    await Promise.all([...this.processes.keys()].map((name) => this.end(name)));
    await this.surroundings.stop();
    rmSync(this.folder.path, { recursive: true, force: true });
  }

  private async isReady(port: number): Promise<boolean> {
    try {
      return (await fetch(`http://127.0.0.1:${port}/health/ready`)).ok;
    } catch {
      return false;
    }
  }
}
