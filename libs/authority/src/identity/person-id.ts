import { createHash } from 'node:crypto';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const LENGTH = 16;

/**
 * The id of the person with this e-mail address: the same wherever it is made, so that somebody put into the directory
 * and somebody who signs in with the same address are one. 80 bits of a digest in Crockford's base 32.
 */
export function personIdFor(email: string): string {
  const digest = createHash('sha256').update(email.trim().toLowerCase()).digest();
  const letters = [...digest.subarray(0, LENGTH)].map((byte) => ALPHABET[byte % 32]);
  return `p-${letters.join('')}`;
}
