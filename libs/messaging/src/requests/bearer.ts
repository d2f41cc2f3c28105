import { notSignedIn } from '#contracts';

/** As RFC 6750 has it: one token, of letters that every header can carry. */
const BEARER = /^Bearer +([\w.~+/-]+=*)$/i;

/** The token in an `Authorization` header; refuses a header that has none, over HTTP and on the bus in the same way. */
export function bearerToken(authorization: string): string {
  const token = BEARER.exec(authorization)?.[1];
  if (token === undefined) throw notSignedIn({ reason: 'the Authorization header is not "Bearer <token>"' });
  return token;
}
