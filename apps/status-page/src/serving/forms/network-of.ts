import { isIPv6 } from 'node:net';

/** Whom an address belongs to: with IPv6 a household has a network of its own, and all 2^64 addresses in it. */
export function networkOf(address: string): string {
  const mapped = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!isIPv6(mapped)) return mapped;
  const [before = '', after] = mapped.split('%')[0]!.split('::');
  const left = before.split(':').filter(Boolean);
  const right = after?.split(':').filter(Boolean) ?? [];
  return [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right]
    .slice(0, 4)
    .join(':');
}
