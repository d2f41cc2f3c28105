import ipaddr from 'ipaddr.js';
import type { AllowedAddresses } from './allowed-addresses.js';
import { type Address, readAddress } from './read-address.js';

/** `::ffff:a.b.c.d` (a host's own notation) and NAT64: the last 32 bits are the address that is really reached. */
const IPV4_WITHIN = [ipaddr.IPv6.parseCIDR('::ffff:0:0/96'), ipaddr.IPv6.parseCIDR('64:ff9b::/96')] as const;

/** All that has been given out in version 6 so far; what lies beside it is special, obsolete or not in use. */
const GIVEN_OUT = ipaddr.IPv6.parseCIDR('2000::/3');

/** Public by its number, but answered by the machine that Muster runs on: a cloud's own service for its guests. */
const OF_THE_HOST = ['168.63.129.16'];

/** The address that a connection to this one would end at. */
function destinationOf(address: Address): Address {
  if (address instanceof ipaddr.IPv4 || !IPV4_WITHIN.some((range) => address.match(range))) return address;
  return new ipaddr.IPv4(address.toByteArray().slice(12));
}

/** 6to4, Teredo and the like are not among them: what they lead to cannot be told from the address alone. */
function isPublic(address: Address): boolean {
  if (address.range() !== 'unicast' || OF_THE_HOST.includes(address.toString())) return false;
  return address instanceof ipaddr.IPv4 || address.match(GIVEN_OUT);
}

/**
 * Whether Muster may connect to this address: one of the public internet, or one that is listed. Everything else is
 * refused: this machine, private networks, links, metadata services, groups, what is reserved, what is no address.
 */
export function mayReach(address: string, allowed: AllowedAddresses): boolean {
  const read = readAddress(address);
  if (!read) return false;
  const destination = destinationOf(read);
  const isListed = allowed.some(
    ([first, bits]) =>
      first.kind() === destination.kind() && (destination as ipaddr.IPv4).match(first as ipaddr.IPv4, bits),
  );
  return isListed || isPublic(destination);
}
