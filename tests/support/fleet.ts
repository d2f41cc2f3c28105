import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { issuePersonToken, signingKey } from '#authority';
import { SERVICES, type ServiceName } from '#contracts';
import { STATUS_PAGE } from '#messaging';
import { Api } from './api.js';
import { Deployment } from './compose/deployment.js';
import { dataFolder } from './data-folder.js';
import { freePort } from './free-port.js';

/** Twenty processes may start at once on two busy cores. */
const READY_MS = 90_000;

/** What runs as a process of its own. */
type Program = ServiceName | typeof STATUS_PAGE;

/** One process of a service, which keeps its ports when it is started again. */
interface Replica {
  readonly service: Program;
  readonly port: number;
  readonly healthPort: number;
  /** What it is started with beside what the file says. */
  readonly flags: readonly string[];
  /** Where it keeps files, if it does. */
  readonly folder: string;
  child?: ChildProcess;
}

/** A Muster of separate processes, as docker-compose.yml has it: its commands, its environment, its servers. */
export class Fleet {
  private readonly replicas = new Map<string, Replica>();

  private constructor(readonly deployment: Deployment) {}

  /** Starts the servers and of every service as many as asked for, or as the file says: `roles`, `roles-2`, …; with settings of `.env`. */
  static async start(
    { replicas, settings = {} }: { replicas?: number; settings?: Readonly<Record<string, string>> } = { replicas: 1 },
  ): Promise<Fleet> {
    const deployment = await Deployment.open({ LOG_LEVEL: 'warn', ...settings });
    const fleet = new Fleet(deployment);
    const names = SERVICES.flatMap((service) =>
      Array.from({ length: replicas ?? deployment.replicasOf(service) }, (_, index) => ({
        service,
        name: index === 0 ? service : `${service}-${index + 1}`,
      })),
    );
    try {
      await Promise.all(names.map(({ service, name }) => fleet.add(service, name)));
      return fleet;
    } catch (error) {
      await fleet.remove();
      throw error;
    }
  }

  /** The names of all processes. */
  get names(): string[] {
    return [...this.replicas.keys()];
  }

  /** The ports of all gateways. */
  get ports(): number[] {
    return [...this.replicas.values()].filter(({ service }) => service === 'gateway').map(({ port }) => port);
  }

  /** The port of the first gateway. */
  get port(): number {
    return this.ports[0]!;
  }

  /** Starts one more process of a service (or the same again, under the same name) and waits until it is ready. */
  async add(
    service: Program,
    name: string = service,
    env: Readonly<Record<string, string>> = {},
    flags?: readonly string[],
  ): Promise<void> {
    const child = await this.launch(service, name, env, flags);
    const deadline = Date.now() + READY_MS;
    while ((await this.health(name)).status !== 200) {
      if (child.exitCode !== null || Date.now() > deadline) throw new Error(`${name} did not start`);
      await new Promise((again) => setTimeout(again, 50));
    }
  }

  /** Starts a process without waiting for it. */
  async launch(
    service: Program,
    name: string,
    more: Readonly<Record<string, string>> = {},
    flags: readonly string[] = [],
  ): Promise<ChildProcess> {
    const known = this.replicas.get(name);
    const replica = known ?? {
      service,
      port: await freePort(),
      healthPort: await freePort(),
      flags,
      folder: dataFolder(name),
    };
    const { args, env } = this.deployment.localized(service);
    const ports = {
      HEALTH_PORT: `${replica.healthPort}`,
      ...(env.PORT && { PORT: `${replica.port}` }),
      ...(service === STATUS_PAGE && { STATUS_PAGE_PORT: `${replica.port}`, STATUS_PAGE_DATA: replica.folder }),
    };
    const child = spawn(process.execPath, [...args, ...replica.flags], {
      env: { ...env, ...(env.HOST && { HOST: '127.0.0.1' }), ...ports, ...more },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    this.replicas.set(name, { ...replica, child });
    return child;
  }

  /** The figures of a process, as text. */
  async figures(name: string): Promise<string> {
    return (await fetch(`http://127.0.0.1:${this.replicas.get(name)!.healthPort}/metrics`)).text();
  }

  /** Where a process serves HTTP. */
  portOf(name: string): number {
    return this.replicas.get(name)!.port;
  }

  /** The process that runs under this name. */
  pidOf(name: string): number {
    return this.replicas.get(name)!.child!.pid!;
  }

  /** What a process says of its health; status 0 while nobody answers. */
  async health(name: string): Promise<{ status: number; body: Record<string, unknown> }> {
    try {
      const answer = await fetch(`http://127.0.0.1:${this.replicas.get(name)!.healthPort}/health/ready`);
      return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
    } catch {
      return { status: 0, body: {} };
    }
  }

  /** Sends a signal to a process; resolves with its exit code when it is gone. */
  async end(name: string, signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    const child = this.replicas.get(name)!.child!;
    if (child.exitCode === null && child.signalCode === null) {
      const gone = once(child, 'exit');
      child.kill(signal);
      await gone;
    }
    return child.exitCode;
  }

  /** Starts a process again that has ended. */
  async again(name: string): Promise<void> {
    await this.add(this.replicas.get(name)!.service, name);
  }

  /** Ends a process at once and starts it again. */
  async crash(name: string): Promise<void> {
    await this.end(name, 'SIGKILL');
    await this.again(name);
  }

  /** Ends a server at once; whoever started it starts it again. */
  crashServer(server: 'nats' | 'mongod'): void {
    this.deployment[server].crash();
  }

  /** The HTTP API as this person, by the first gateway. */
  async as(email: string): Promise<Api> {
    return new Api(() => `http://127.0.0.1:${this.port}`, await this.token(email));
  }

  /** The same as an administrator. */
  async asAdministrator(): Promise<Api> {
    return new Api(() => `http://127.0.0.1:${this.port}`, await this.token('root@example.org', true));
  }

  token(email: string, admin = false): Promise<string> {
    const key = signingKey.parse(JSON.parse(this.deployment.secrets.MUSTER_PEOPLE_KEY!));
    return issuePersonToken(key, { email, name: email.split('@')[0]!, admin });
  }

  /** The database of a service, for looking at what is really stored. */
  database(service: ServiceName): string {
    return this.deployment.localized(service).env.MONGODB_URL!;
  }

  async remove(): Promise<void> {
    await Promise.all(this.names.map((name) => this.end(name)));
    await this.deployment.close();
    for (const { folder } of this.replicas.values()) rmSync(folder, { recursive: true, force: true });
  }
}
