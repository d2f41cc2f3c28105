import type { DataFolder } from './data-folder.js';
import type { Log } from './log.js';
import { directly, untilPrimary } from './mongod-connection.js';
import { ADMINISTRATOR, ensureAdministrator, ensureUsers, type MongoUser } from './mongod-users.js';
import { HOST, keptPort } from './ports.js';
import { ensureReplicaSet, REPLICA_SET } from './replica-set.js';
import { SupervisedProcess } from './supervised-process.js';

/** How to start a database server. */
export interface MongodOptions {
  /** Path of mongod. */
  readonly binary: string;
  readonly dataFolder: DataFolder;
  /** Without users anybody on this machine may do anything. */
  readonly users?: readonly MongoUser[] | undefined;
  /** Unless given: the port it had before, or a free one. */
  readonly port?: number | undefined;
  /** Memory for the cache, 0.25 unless given; the process takes some 150 MB more. */
  readonly cacheSizeGB?: number | undefined;
  readonly log: Log;
  /** Told the pid at each start of the process, and undefined at each end. */
  readonly onPid?: ((pid: number | undefined) => void) | undefined;
}

/** A running single-node replica set, on loopback. */
export interface RunningMongod {
  readonly host: string;
  readonly port: number;
  /** The URL of that user's database with its credentials; without a user, of the server. Throws for a user it was not given. */
  urlFor(user?: string): string;
  /** Undefined while it is being restarted. */
  pid(): number | undefined;
  /** Ends it cleanly and resolves when it is gone. */
  stop(): Promise<void>;
  /** Ends it at once (SIGKILL) for good, as a crash of the machine would. */
  kill(): Promise<void>;
}

/** Megabytes that the log of changes may take; mongod's own default is a twentieth of the disk. */
const OPLOG_MEGABYTES = 512;

/** Starts mongod with its files in `mongod/` of the folder; it comes back by itself, on the same port, when it dies. */
export async function startMongod(options: MongodOptions): Promise<RunningMongod> {
  const { binary, dataFolder, users, log, onPid } = options;
  const port = await keptPort(dataFolder, 'mongod', options.port);
  const logFile = dataFolder.at('mongod', 'mongod.log');
  const administrator = users && { user: ADMINISTRATOR, password: dataFolder.secret('mongod-administrator') };

  const server = await SupervisedProcess.start({
    name: 'mongod',
    binary,
    args: [
      ...mongodArguments(dataFolder, port, options.cacheSizeGB ?? 0.25, logFile),
      ...(users ? accessControl(dataFolder) : []),
    ],
    logFile,
    async ready(signal) {
      await ensureReplicaSet(port, administrator, signal);
      await untilPrimary(port, signal);
    },
    log,
    onPid,
  });
  try {
    if (administrator) {
      await ensureAdministrator(port, administrator);
      await directly(port, administrator, (client) => ensureUsers(client, users, administrator.password));
    }
  } catch (error) {
    await server.stop();
    throw error;
  }
  return {
    host: HOST,
    port,
    urlFor: (user) => urlFor(port, users, user),
    pid: () => server.pid,
    stop: () => server.stop(),
    kill: () => server.kill(),
  };
}

function mongodArguments(folder: DataFolder, port: number, cacheSizeGB: number, logFile: string): string[] {
  const args = [
    '--replSet',
    REPLICA_SET,
    '--bind_ip',
    HOST,
    '--port',
    String(port),
    '--dbpath',
    folder.folder('mongod', 'data'),
  ];
  args.push('--wiredTigerCacheSizeGB', String(cacheSizeGB), '--oplogSize', String(OPLOG_MEGABYTES));
  args.push('--logpath', logFile, '--logappend', '--quiet', '--nounixsocket');
  // nobody reads the diagnostics here, and they are written every second
  args.push('--setParameter', 'diagnosticDataCollectionEnabled=false');
  // a stop need not wait for other members to take over: there are none
  args.push('--setParameter', 'shutdownTimeoutMillisForSignaledShutdown=100');
  return args;
}

/** Members of a replica set with users prove to each other that they know a key; mongod wants its file to be private. */
function accessControl(folder: DataFolder): string[] {
  folder.write('mongod/key', Buffer.from(folder.secret('mongod-key'), 'base64url').toString('base64'));
  return ['--auth', '--keyFile', folder.at('mongod', 'key')];
}

function urlFor(port: number, users: readonly MongoUser[] | undefined, name: string | undefined): string {
  const user = users?.find((it) => it.user === name);
  if (name !== undefined && !user) throw new Error(`mongod was given no user ${name}`);
  if (!user) return `mongodb://${HOST}:${port}/?replicaSet=${REPLICA_SET}`;
  const credentials = `${encodeURIComponent(user.user)}:${encodeURIComponent(user.password)}`;
  return `mongodb://${credentials}@${HOST}:${port}/${encodeURIComponent(user.database)}?authSource=admin&replicaSet=${REPLICA_SET}`;
}
