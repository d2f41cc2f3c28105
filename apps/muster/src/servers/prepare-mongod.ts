import { directly, untilPrimary } from './mongod-connection.js';
import { ADMINISTRATOR, ensureAdministrator, ensureUsers, type MongoUser } from './mongod-users.js';
import { ensureReplicaSet } from './replica-set.js';

/** What a mongod that somebody else has started is to become. */
export interface Preparation {
  /** On this machine: only from here may the first user of a new server be made. */
  readonly port: number;
  /** `host:port` by which the services find it. */
  readonly member: string;
  readonly administratorsPassword: string;
  readonly users: readonly MongoUser[];
}

/**
 * Makes a new mongod the only member of its replica set and gives it its users. What is there already stays; a user's
 * changed password is set.
 */
export async function prepareMongod(preparation: Preparation, signal: AbortSignal): Promise<void> {
  const { port, member, users, administratorsPassword } = preparation;
  const administrator = { user: ADMINISTRATOR, password: administratorsPassword };
  await ensureReplicaSet(port, administrator, signal, member);
  await untilPrimary(port, signal);
  await ensureAdministrator(port, administrator);
  await directly(port, administrator, (client) => ensureUsers(client, users, administratorsPassword));
}
