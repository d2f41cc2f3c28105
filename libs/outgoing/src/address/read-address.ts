import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

export type Address = ipaddr.IPv4 | ipaddr.IPv6;

/**
 * An address in one of the notations in which a system writes them; undefined for anything else. Version 6 is brought into
 * groups of digits first, for `ipaddr.js` takes `::8.8.8.8` for `::ffff:8.8.8.8`, which is another address.
 */
export function readAddress(text: string): Address | undefined {
  const [address] = text.split('%', 1) as [string];
  const version = isIP(address);
  if (version === 4) return ipaddr.IPv4.parse(address);
  return version === 6 ? ipaddr.IPv6.parse(new URL(`http://[${address}]`).hostname.slice(1, -1)) : undefined;
}
