import { Agent, fetch } from 'undici';
import type { AllowedAddresses } from './address/allowed-addresses.js';
import { guardedConnector, type Resolve } from './guarded-connector.js';

/** Sends requests by connections whose addresses are checked, each by one of its own: no keep-alive, nothing left open. */
export interface GuardedClient {
  readonly fetch: typeof fetch;
  readonly dispatcher: Agent;
}

/** Makes such a client. A file of its own, for it loads a large library: only who asks the outside pays for it. */
export const guardedClient = (allowed: AllowedAddresses, patienceMs: number, resolve?: Resolve): GuardedClient => ({
  fetch,
  dispatcher: new Agent({ connect: guardedConnector(allowed, patienceMs, resolve), pipelining: 0 }),
});
