import type { SharedServers } from './servers-up.js';

/** Jest's global tear-down: stops the shared mongod and deletes its folder. */
export default async function serversDown(): Promise<void> {
  await (globalThis as SharedServers).stopSpecServers?.();
}
