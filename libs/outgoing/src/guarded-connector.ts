import { type LookupAddress, lookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { buildConnector } from 'undici';
import { addressRefused } from '#contracts';
import type { AllowedAddresses } from './address/allowed-addresses.js';
import { mayReach } from './address/may-reach.js';

/** Finds all addresses of a host name. */
export type Resolve = (
  host: string,
  options: { readonly all: true; readonly family?: number | 'IPv4' | 'IPv6'; readonly hints?: number },
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/** A name is looked up once, and what was found and judged is what the socket connects to: nobody can change it between. */
function guardedLookup(allowed: AllowedAddresses, resolve: Resolve): LookupFunction {
  return (host, options, done) => {
    resolve(host, { ...options, all: true } as Parameters<Resolve>[1], (error, found) => {
      if (error) return done(error, []);
      const reachable = found.filter(({ address }) => mayReach(address, allowed));
      const [first] = reachable;
      if (!first) return done(addressRefused({ host, address: found.map(({ address }) => address).join(', ') }), []);
      if (options.all) done(null, reachable);
      else done(null, first.address, first.family);
    });
  };
}

/** Opens connections only to where Muster may send something. */
export function guardedConnector(
  allowed: AllowedAddresses,
  timeout: number,
  resolve: Resolve = lookup as Resolve,
): buildConnector.connector {
  const connect = buildConnector({ lookup: guardedLookup(allowed, resolve), timeout, allowH2: false });
  return (options, callback) => {
    const { hostname: host } = options;
    // An address in place of a name is never looked up.
    if (isIP(host) !== 0 && !mayReach(host, allowed)) callback(addressRefused({ host, address: host }), null);
    else connect(options, callback);
  };
}
