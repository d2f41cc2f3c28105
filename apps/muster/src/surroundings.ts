import type { ServiceName } from '#contracts';
import { busUsers, databaseOf, databaseUsers } from './accounts.js';
import { type DataFolder, findMongod, findNatsServer, startMongod, startNats } from './servers/index.js';

type Log = (line: string) => void;

/** The bus and the database that the services stand on. */
export interface Surroundings {
  natsUrl(account: string): string;
  mongodbUrl(service: ServiceName): string;
  stop(): Promise<void>;
}

/** Servers that run elsewhere; what is not given is started here. */
export interface Given {
  readonly natsUrl?: string | undefined;
  readonly mongodbUrl?: string | undefined;
}

/** Where the state of the servers is noted for commands beside this process. */
export type Note = (changes: Record<string, string | number | undefined>) => void;

const password = (folder: DataFolder, kind: 'nats' | 'mongodb', user: string) => folder.secret(`${kind}-${user}`);

/** The same address with an account's credentials. */
function withCredentials(url: string, user: string, secret: string): string {
  const address = new URL(url);
  address.username = user;
  address.password = secret;
  return address.toString().replace(/\/$/, '');
}

/** The address of the embedded bus for one of its accounts. */
export const busUrl = (folder: DataFolder, url: string, account: string): string =>
  withCredentials(url, account, password(folder, 'nats', account));

/** The same server, another database. */
function otherDatabase(url: string, database: string): string {
  const [address, options] = url.split('?', 2) as [string, string | undefined];
  const base = /^(mongodb(?:\+srv)?:\/\/[^/]+)/.exec(address)![1]!;
  return `${base}/${database}${options ? `?${options}` : ''}`;
}

async function ownBus(folder: DataFolder, log: Log, note: Note) {
  const binary = await findNatsServer({ cache: folder.folder('bin'), log });
  const users = busUsers((account) => password(folder, 'nats', account));
  const server = await startNats({ binary, dataFolder: folder, users, log, onPid: (natsPid) => note({ natsPid }) });
  note({ natsUrl: server.url });
  return { url: (account: string) => busUrl(folder, server.url, account), stop: () => server.stop() };
}

async function ownDatabase(folder: DataFolder, log: Log, note: Note) {
  const binary = await findMongod({ cache: folder.folder('bin'), log });
  const users = databaseUsers((service) => password(folder, 'mongodb', service));
  const server = await startMongod({ binary, dataFolder: folder, users, log, onPid: (mongoPid) => note({ mongoPid }) });
  note({ mongoUrl: server.urlFor() });
  return { url: (service: ServiceName) => server.urlFor(service), stop: () => server.stop() };
}

/** Starts a bus and a database of its own in the data folder, where none is given. Throws what could not be found or started. */
export async function openSurroundings(folder: DataFolder, given: Given, log: Log, note: Note): Promise<Surroundings> {
  const { natsUrl, mongodbUrl } = given;
  const nothing = async () => {};
  const [bus, database] = await Promise.allSettled([
    natsUrl ? { url: () => natsUrl, stop: nothing } : ownBus(folder, log, note),
    mongodbUrl
      ? { url: (service: ServiceName) => otherDatabase(mongodbUrl, databaseOf(service)), stop: nothing }
      : ownDatabase(folder, log, note),
  ]);
  const started = [bus, database].flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const stop = async () => {
    await Promise.all(started.map((one) => one.stop()));
  };
  if (bus.status === 'rejected' || database.status === 'rejected') {
    await stop();
    throw bus.status === 'rejected' ? bus.reason : (database as PromiseRejectedResult).reason;
  }
  return { natsUrl: bus.value.url, mongodbUrl: database.value.url, stop };
}
