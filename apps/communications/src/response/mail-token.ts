import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** What somebody means who writes to an address with a token: an answer, a mail that did not arrive, to be left out. */
export const MAIL_TOKEN_KINDS = ['answer', 'bounce', 'leave'] as const;

/** What somebody means who writes to an address with a token. */
export type MailTokenKind = (typeof MAIL_TOKEN_KINDS)[number];

const MARKS: Readonly<Record<MailTokenKind, string>> = { answer: 'a', bounce: 'b', leave: 'l' };

/** Without letters that are taken for others; mail systems change capitals as they like. */
const ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789';
const HANDLE = 16;
const SIGNATURE = 10;
const TOKEN = new RegExp(`^([abl])([${ALPHABET}]{${HANDLE}})([${ALPHABET}]{${SIGNATURE}})$`);

/** The first characters of bytes in that alphabet: five bits of a byte each, which is enough of a digest. */
const spelled = (bytes: Uint8Array, length: number): string =>
  Array.from(bytes.subarray(0, length), (byte) => ALPHABET[byte % ALPHABET.length]).join('');

/** Names a delivery (or an update) in few characters that every mail system leaves alone: 80 bits of a digest. */
export const handleOf = (id: string): string => spelled(createHash('sha256').update(id).digest(), HANDLE);

const signatureOf = (secret: string, mark: string, handle: string): string =>
  spelled(createHmac('sha256', secret).update(`${mark}${handle}`).digest(), SIGNATURE);

/**
 * What stands behind the plus of an address: what is meant, of which mail, and a signature, so that mail to addresses that
 * Muster never gave out is refused unread. 27 characters, of the 64 that the part before the `@` may have.
 */
export function mailToken(secret: string, kind: MailTokenKind, handle: string): string {
  const mark = MARKS[kind];
  return mark + handle + signatureOf(secret, mark, handle);
}

/** What a token says, or undefined when Muster did not make it. */
export function readMailToken(secret: string, token: string): { kind: MailTokenKind; handle: string } | undefined {
  const [, mark, handle, signature] = TOKEN.exec(token.toLowerCase()) ?? [];
  const kind = MAIL_TOKEN_KINDS.find((one) => MARKS[one] === mark);
  if (!kind || !mark || !handle || !signature) return undefined;
  const right = Buffer.from(signatureOf(secret, mark, handle));
  return timingSafeEqual(right, Buffer.from(signature)) ? { kind, handle } : undefined;
}

/** The secret of these tokens, from the service's own key: every replica has the same. */
export const mailSecretOf = (privateKey: string): string =>
  createHmac('sha256', privateKey).update('muster addresses for answers').digest('base64url');
