import { createHmac } from 'node:crypto';
import { type Credentials, directly, isRefusal, type MongoClient } from './mongod-connection.js';

/** The name of the one who makes the others. */
export const ADMINISTRATOR = 'muster-administrator';

/** A user that may read, write and index one database and no other. */
export interface MongoUser {
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

/**
 * Makes sure that the administrator can sign in. While a server has no user at all, it lets this machine create the first one.
 * @throws when the server has users but does not know the administrator by this password
 */
export async function ensureAdministrator(port: number, { user, password }: Credentials): Promise<void> {
  try {
    await directly(port, { user, password }, (client) => client.db('admin').command({ ping: 1 }));
  } catch (error) {
    if (!isRefusal(error)) throw error;
    await directly(port, undefined, (client) => createFirst(client, user, password));
  }
}

async function createFirst(client: MongoClient, user: string, password: string): Promise<void> {
  try {
    await client.db('admin').command({ createUser: user, pwd: password, roles: [{ role: 'root', db: 'admin' }] });
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const message =
      'mongod does not accept the kept password of its administrator: are its data and `secrets` of one folder?';
    throw new Error(message, { cause: error });
  }
}

/**
 * Creates what is missing among the users and sets what has changed. A password cannot be read back and signing in costs some
 * 20 ms, so each user carries a mark made from what was set last; `key` keeps the mark from giving the password away.
 */
export async function ensureUsers(client: MongoClient, users: readonly MongoUser[], key: string): Promise<void> {
  const admin = client.db('admin');
  const known = (await admin.command({ usersInfo: 1 })).users as { user: string; customData?: { mark?: string } }[];
  const marks = new Map(known.map(({ user, customData }) => [user, customData?.mark]));
  for (const { user, password, database } of users) {
    const mark = createHmac('sha256', key)
      .update(JSON.stringify([password, database]))
      .digest('base64url');
    if (marks.get(user) === mark) continue;
    const roles = ['readWrite', 'dbAdmin'].map((role) => ({ role, db: database }));
    const command = marks.has(user) ? 'updateUser' : 'createUser';
    await admin.command({ [command]: user, pwd: password, roles, customData: { mark } });
  }
}
