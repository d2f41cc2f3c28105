import { setTimeout as sleep } from 'node:timers/promises';
import { type Credentials, codeOf, directly, hello, isRefusal, type MongoClient } from './mongod-connection.js';
import { HOST } from './ports.js';
import { untilReachable } from './reachable.js';

/** The replica set's name: one node is enough for majority writes, change streams and transactions to work as they do with three. */
export const REPLICA_SET = 'muster';

/** Codes of NotYetInitialized and AlreadyInitialized. */
const [STILL_LOADING, KNOWN_ALREADY] = [94, 23];

/**
 * Waits for the server on this machine and makes it the only member of its replica set, under the address that others know
 * it by: that of loopback unless given.
 */
export async function ensureReplicaSet(
  port: number,
  administrator: Credentials | undefined,
  signal: AbortSignal,
  address = `${HOST}:${port}`,
): Promise<void> {
  await untilReachable(HOST, port, signal);
  const member = { _id: 0, host: address };
  while (!(await directly(port, undefined, hello)).setName) {
    // it has never been in a set, which anybody on this machine may change; or it knows itself by another port, or is not there yet
    const known = await directly(port, undefined, (client) => initiate(client, member));
    if (known) await directly(port, administrator, (client) => move(client, member));
    await sleep(20, undefined, { signal });
  }
}

interface Member {
  readonly _id: number;
  readonly host: string;
}

/** Says whether the server is in a set already. */
async function initiate(client: MongoClient, member: Member): Promise<boolean> {
  try {
    await client.db('admin').command({ replSetInitiate: { _id: REPLICA_SET, members: [member] } });
    return false;
  } catch (error) {
    if (isRefusal(error) || codeOf(error) === KNOWN_ALREADY) return true;
    throw error;
  }
}

/** By force: a node that finds itself under none of the known addresses has no primary that could agree. */
async function move(client: MongoClient, member: Member): Promise<void> {
  try {
    const { config } = await client.db('admin').command({ replSetGetConfig: 1 });
    const [before] = config.members;
    if (before.host === member.host) return;
    await client
      .db('admin')
      .command({ replSetReconfig: { ...config, members: [{ ...before, ...member }] }, force: true });
  } catch (error) {
    if (codeOf(error) !== STILL_LOADING) throw error;
  }
}
