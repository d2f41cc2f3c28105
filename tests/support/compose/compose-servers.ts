import { mkdirSync, rmSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { findMongod, findNatsServer } from '../../../apps/muster/src/servers/index.js';
import { HOST } from '../../../apps/muster/src/servers/ports.js';
import { freePort } from '../free-port.js';
import { type GuardedFolder, guardedFolder } from '../guarded-folder.js';
import type { ComposeService } from './compose-file.js';
import { KeptAlive } from './kept-alive.js';

/** A server of docker-compose.yml that runs on this machine instead of in a container. */
export class ComposeServer {
  private constructor(
    readonly port: number,
    private readonly process: KeptAlive,
    private readonly guarded: GuardedFolder,
  ) {}

  /** Starts the bus with the command, the configuration file and the environment that the file gives it. */
  static async nats({ command, environment, volumes }: ComposeService): Promise<ComposeServer> {
    const [port, monitor] = [await freePort(), await freePort()];
    const guarded = guardedFolder();
    const inContainer = (path: string) => {
      const mount = volumes!.map((one) => one.split(':')).find(([, there]) => there === path);
      return mount ? resolve(mount[0]!) : path;
    };
    const here = ['--addr', HOST, '--port', `${port}`, '--http_port', `${monitor}`];
    return ComposeServer.start(port, guarded, {
      command: [await findNatsServer(SEARCH), ...command.map(inContainer), ...here],
      env: { ...environment, NATS_STORE: guarded.folder.folder('data') },
    });
  }

  /** Starts the database with the command and the environment that the file gives it. */
  static async mongod({ command, environment }: ComposeService): Promise<ComposeServer> {
    const port = await freePort();
    const guarded = guardedFolder();
    const ownTmp = (text: string) => text.replaceAll('/tmp/', `${guarded.folder.path}/`);
    const [shell, ...args] = command.map(ownTmp).map((one) => (one === '--bind_ip_all' ? `--bind_ip=${HOST}` : one));
    const here = [`--port=${port}`, `--dbpath=${guarded.folder.folder('data')}`];
    // A test machine has less memory and a slower disk than a server of one's own.
    const lighter = ['--setParameter=diagnosticDataCollectionEnabled=false'];
    const path = [dirname(await findMongod(SEARCH)), process.env.PATH].join(delimiter);
    return ComposeServer.start(port, guarded, {
      command: [shell!, ...args, ...here, ...lighter],
      env: { ...environment, PATH: path },
    });
  }

  private static start(
    port: number,
    guarded: GuardedFolder,
    run: { command: [string, ...string[]]; env: Record<string, string> },
  ): ComposeServer {
    return new ComposeServer(port, new KeptAlive({ ...run, onPid: guarded.watch }), guarded);
  }

  /** Ends it at once; it comes back by itself. */
  crash(): void {
    process.kill(this.process.pid, 'SIGKILL');
  }

  /** Ends it at once and leaves it down, until `up`. */
  down(): Promise<void> {
    return this.process.down();
  }

  /** Starts it again after `down`. */
  up(): void {
    this.process.up();
  }

  /** Ends it at once, and what it stored is gone; it comes back by itself. */
  loseDisk(): void {
    this.crash();
    // It cannot be back before this has returned, but may not yet be quite gone.
    rmSync(join(this.guarded.folder.path, 'data'), { recursive: true, maxRetries: 5 });
    mkdirSync(join(this.guarded.folder.path, 'data'));
  }

  async stop(): Promise<void> {
    await this.process.stop();
    await this.guarded.remove();
  }
}

const SEARCH = { cache: resolve('node_modules/.cache/muster/bin'), log: () => {} };
