import type { FastifyRequest } from 'fastify';
import { notForYou, notSignedIn } from '#contracts';
import { bearerToken } from '#messaging';

/** The cookie that a sign-in link sets: httpOnly, same site only. */
export const COOKIE = 'muster';

const HARMLESS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** A browser says where a request comes from; one that changes something by cookie must come from our own pages. */
function isOurOwnPage(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const { origin } = request.headers;
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host === request.headers.host;
}

/** The token a request brings, as bearer or by cookie. Refuses what is no token, and another site's use of the cookie. */
export function tokenOf(request: FastifyRequest): string {
  const { authorization } = request.headers;
  if (authorization !== undefined) return bearerToken(authorization);
  const token = request.cookies[COOKIE];
  if (!token) throw notSignedIn({ reason: 'there is no token' });
  if (!HARMLESS.has(request.method) && !isOurOwnPage(request)) {
    throw notForYou({ whoMay: 'a page of this Muster itself; programs send a bearer token instead of a cookie' });
  }
  return token;
}
