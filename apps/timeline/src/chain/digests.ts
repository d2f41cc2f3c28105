import { hash, randomBytes } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Content } from './line.js';

const digestOf = (text: string): string => hash('sha256', text, 'base64url');

/** 128 random bits, base64url. */
export const newSalt = (): string => randomBytes(16).toString('base64url');

/** SHA-256, base64url, of the salt, a line break, and the content as canonical JSON (RFC 8785). */
export const contentDigest = (salt: string, { incident, restricted, event }: Content): string =>
  digestOf(`${salt}\n${canonicalize({ incident, restricted, event })}`);

/** What stands where the head before the first line would. */
export const startOf = (incident: string): string => digestOf(`muster record ${incident}`);

/** SHA-256, base64url, of the head before, the position, the id and the digest, each on a line. */
export const headAfter = (before: string, position: number, id: string, digest: string): string =>
  digestOf(`${before}\n${position}\n${id}\n${digest}`);
