import ipaddr from 'ipaddr.js';
import { z } from 'zod';
import { type Address, readAddress } from './read-address.js';

/** A range of addresses: its first one and how many leading bits count. */
export type AddressRange = readonly [Address, number];

/** Where Muster may send something beyond the public internet, as an operator listed it. */
export type AllowedAddresses = readonly AddressRange[];

/** `10.1.0.0/16`, `fd00::/8`, or one address; undefined for what is none, or could never be met. */
function readRange(text: string): AddressRange | undefined {
  const [address, bits, ...rest] = text.split('/');
  const parsed = readAddress(address ?? '');
  if (!parsed || rest.length > 0 || (bits !== undefined && !/^\d{1,3}$/.test(bits))) return undefined;
  const longest = parsed instanceof ipaddr.IPv4 ? 32 : 128;
  const length = bits === undefined ? longest : Number(bits);
  // An address of version 4 that is written in version 6 is judged, and so has to be listed, in version 4.
  const inDisguise = parsed instanceof ipaddr.IPv6 && parsed.isIPv4MappedAddress();
  return length > longest || inDisguise ? undefined : [parsed, length];
}

/** Reads addresses and ranges that are separated by commas; names each that makes no sense. */
export const allowedAddresses = z.string().transform((text, context): AllowedAddresses => {
  const given = text.split(',').map((one) => one.trim());
  const ranges = given.map((one) => readRange(one));
  const nonsense = given.filter((_, index) => !ranges[index]);
  if (nonsense.length === 0) return ranges as AddressRange[];
  const message = 'addresses or ranges like 10.1.2.3 or 10.1.0.0/16 or fd00::/8, separated by commas';
  const wrong = nonsense.map((one) => `"${one}"`).join(', ');
  context.addIssue({ code: 'custom', message: `${message}; these are none: ${wrong}` });
  return z.NEVER;
});
