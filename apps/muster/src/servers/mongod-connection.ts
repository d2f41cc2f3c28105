import { setTimeout as sleep } from 'node:timers/promises';
import mongoose from 'mongoose';
import { HOST } from './ports.js';

/** The driver's client, the one that mongoose uses. */
export type MongoClient = InstanceType<typeof mongoose.mongo.MongoClient>;

/** Who speaks to mongod; users are kept in its `admin` database. */
export interface Credentials {
  readonly user: string;
  readonly password: string;
}

/** Does something on a connection to exactly this server, in whatever state it is, and closes it. */
export async function directly<Result>(
  port: number,
  credentials: Credentials | undefined,
  work: (client: MongoClient) => Promise<Result>,
): Promise<Result> {
  const client = new mongoose.mongo.MongoClient(`mongodb://${HOST}:${port}/`, {
    directConnection: true,
    serverSelectionTimeoutMS: 5_000,
    maxPoolSize: 1,
    ...(credentials && { auth: { username: credentials.user, password: credentials.password }, authSource: 'admin' }),
  });
  try {
    return await work(client);
  } finally {
    await client.close();
  }
}

/** Waits until the server takes writes; needs no credentials. */
export async function untilPrimary(port: number, signal: AbortSignal): Promise<void> {
  await directly(port, undefined, async (client) => {
    while (!(await hello(client)).isWritablePrimary) await sleep(20, undefined, { signal });
  });
}

/** What a server says of itself to anybody: the part that is used here. */
export interface Hello {
  readonly isWritablePrimary: boolean;
  /** Absent while it has no valid place in a replica set. */
  readonly setName?: string;
  readonly info?: string;
}

/** Asks the server who it is; needs no credentials. */
export async function hello(client: MongoClient): Promise<Hello> {
  return (await client.db('admin').command({ hello: 1 })) as unknown as Hello;
}

/** The number by which mongod names an error, where it was mongod that refused. */
export function codeOf(error: unknown): unknown {
  return (error as { code?: unknown }).code;
}

/** Whether mongod refused because of who asked: 13 is Unauthorized, 18 AuthenticationFailed. */
export function isRefusal(error: unknown): boolean {
  return codeOf(error) === 13 || codeOf(error) === 18;
}
