import type { DataFolder } from './data-folder.js';
import type { Log } from './log.js';
import { type NatsUser, natsConfiguration } from './nats-configuration.js';
import { HOST, keptPort } from './ports.js';
import { untilReachable } from './reachable.js';
import { SupervisedProcess } from './supervised-process.js';

/** How to start a bus. */
export interface NatsOptions {
  /** Path of nats-server. */
  readonly binary: string;
  readonly dataFolder: DataFolder;
  /** Without users anybody on this machine may do anything. */
  readonly users?: readonly NatsUser[] | undefined;
  /** Unless given: the port it had before, or a free one. */
  readonly port?: number | undefined;
  readonly log: Log;
  /** Told the pid at each start of the process, and undefined at each end. */
  readonly onPid?: ((pid: number | undefined) => void) | undefined;
}

/** A running bus with JetStream, on loopback. */
export interface RunningNats {
  readonly host: string;
  readonly port: number;
  /** `nats://host:port`, without credentials. */
  readonly url: string;
  /** Undefined while it is being restarted. */
  pid(): number | undefined;
  /** Ends it and resolves when it is gone. */
  stop(): Promise<void>;
  /** Ends it at once (SIGKILL) for good, as a crash of the machine would. */
  kill(): Promise<void>;
}

/** Starts nats-server with its files in `nats/` of the folder; it comes back by itself, on the same port, when it dies. */
export async function startNats({
  binary,
  dataFolder,
  users,
  port: wanted,
  log,
  onPid,
}: NatsOptions): Promise<RunningNats> {
  const port = await keptPort(dataFolder, 'nats', wanted);
  const logFile = dataFolder.at('nats', 'nats.log');
  const configuration = natsConfiguration({
    heading: 'Written at each start: changes made here are lost.',
    host: HOST,
    port,
    storeFolder: dataFolder.folder('nats', 'jetstream'),
    logFile,
    pidFile: dataFolder.at('nats', 'nats.pid'),
    users,
  });
  dataFolder.write('nats/nats.conf', configuration);
  const server = await SupervisedProcess.start({
    name: 'nats-server',
    binary,
    args: ['-c', dataFolder.at('nats', 'nats.conf')],
    logFile,
    ready: (signal) => untilReachable(HOST, port, signal, 'INFO '),
    log,
    onPid,
  });
  return {
    host: HOST,
    port,
    url: `nats://${HOST}:${port}`,
    pid: () => server.pid,
    stop: () => server.stop(),
    kill: () => server.kill(),
  };
}
