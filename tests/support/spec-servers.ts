import { randomBytes } from 'node:crypto';
import mongoose from 'mongoose';
import { type NatsUser, type RunningNats, startNats } from '../../apps/muster/src/servers/index.js';
import { guardedFolder } from './guarded-folder.js';

/** A nats-server for one spec file. */
export interface SpecBus {
  readonly url: string;
  readonly port: number;
  /** The server's pid while it runs: killing that is a crash, from which it comes back by itself. */
  pid(): number | undefined;
  /** Ends it for good and deletes what it kept: for `afterAll`. */
  stop(): Promise<void>;
  /** Ends it at once and leaves it down, until `restart`. */
  kill(): Promise<void>;
  /** Ends it if it runs and starts it again with the same port and data. */
  restart(): Promise<void>;
}

/** Starts a bus of the spec's own, with JetStream; with users, only they may do anything. */
export async function specBus({ users }: { users?: readonly NatsUser[] } = {}): Promise<SpecBus> {
  const { folder, watch, remove } = guardedFolder();
  const start = (port?: number) =>
    startNats({ binary: settingOf('SPEC_NATS_SERVER'), dataFolder: folder, users, port, log: () => {}, onPid: watch });
  let server: RunningNats | undefined = await start();
  const { url, port } = server;
  return {
    url,
    port,
    pid: () => server?.pid(),
    async stop() {
      await server?.stop();
      server = undefined;
      await remove();
    },
    async kill() {
      await server?.kill();
      server = undefined;
    },
    async restart() {
      await server?.stop();
      server = await start(port);
    },
  };
}

/** A database of the spec's own on the shared mongod. */
export interface SpecDatabase {
  readonly url: string;
  readonly name: string;
  /** Deletes it: for `afterAll`, after the spec's own connections are closed. */
  drop(): Promise<void>;
}

/** Names a fresh database; it comes into being at the first write. */
export function specDatabase(name: string): SpecDatabase {
  const unique = `${name.replaceAll(/[^\w-]/g, '-').slice(0, 40)}-${randomBytes(6).toString('hex')}`;
  const url = new URL(settingOf('SPEC_MONGODB_URL'));
  url.pathname = `/${unique}`;
  return {
    url: url.href,
    name: unique,
    async drop() {
      const client = new mongoose.mongo.MongoClient(url.href);
      try {
        await client.db().dropDatabase();
      } finally {
        await client.close();
      }
    },
  };
}

function settingOf(variable: string): string {
  const value = process.env[variable];
  if (!value) throw new Error(`${variable} is not set: Jest's global set-up sets it (tests/support/servers-up.ts)`);
  return value;
}
