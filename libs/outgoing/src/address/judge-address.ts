import { lookup } from 'node:dns';
import { isIP } from 'node:net';
import { addressRefused } from '#contracts';
import type { Resolve } from '../guarded-connector.js';
import type { AllowedAddresses } from './allowed-addresses.js';
import { mayReach } from './may-reach.js';

/** What an address is at this moment: on the public internet, one that the operator listed, or of a name that nobody knows. */
export type Judgement = 'public' | 'listed' | 'unknown';

const NOTHING: AllowedAddresses = [];

/** All addresses of a host as it stands in a web address; none when nobody knows it. */
function addressesOf(hostname: string, resolve: Resolve): Promise<readonly string[]> {
  const host = hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0) return Promise.resolve([host]);
  return new Promise((found) => {
    resolve(host, { all: true }, (error, addresses) => found(error ? [] : addresses.map(({ address }) => address)));
  });
}

/**
 * Judges an address before anything is sent there, so that whoever gives it is told at once. It is judged again at each
 * sending, for a name can lead elsewhere by then. Throws `address-refused` as the sending would.
 */
export async function judgeAddress(
  { hostname }: URL,
  allowed: AllowedAddresses,
  resolve: Resolve = lookup as Resolve,
): Promise<Judgement> {
  const addresses = await addressesOf(hostname, resolve);
  if (addresses.length === 0) return 'unknown';
  const reachable = addresses.filter((address) => mayReach(address, allowed));
  if (reachable.length === 0) throw addressRefused({ host: hostname, address: addresses.join(', ') });
  return reachable.some((address) => mayReach(address, NOTHING)) ? 'public' : 'listed';
}
