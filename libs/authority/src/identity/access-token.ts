import type { JWTPayload, ProtectedHeaderParameters } from 'jose';

const RFC_9068 = ['at+jwt', 'application/at+jwt'];
const UNTYPED = [undefined, 'jwt'];

/**
 * Whether a token was given to act with, and not to say who signed in (an ID token, which any page that somebody signs in
 * to has), nor for something else. Issuers that do not follow RFC 9068 yet leave the type open: their access tokens tell a
 * client or a scope, and their ID tokens hash the token beside them, or say what they are.
 */
export function isAccessToken(payload: JWTPayload, header: ProtectedHeaderParameters): boolean {
  const type = header.typ?.toLowerCase();
  if (RFC_9068.includes(type!)) return true;
  const isIdToken = 'at_hash' in payload || 'c_hash' in payload || payload.typ === 'ID';
  const isGiven = ['client_id', 'scope', 'scp'].some((claim) => claim in payload);
  return UNTYPED.includes(type) && isGiven && !isIdToken;
}
