import { createLocalJWKSet, decodeJwt, errors, type JWTPayload, jwtVerify } from 'jose';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { notSignedIn, Rejection } from '#contracts';
import type { Authenticate, Caller } from '#messaging';
import { AUDIENCE, ISSUER } from './issuing.js';
import { ALGORITHM, PEOPLE_KEY, type TrustedKeys } from './keys.js';
import type { OidcIssuer } from './oidc-issuer.js';

/** Issuers with many groups write long ones; Node's HTTP server takes 16 KiB of headers in all. */
const LONGEST_TOKEN = 12_288;
const REMEMBERED = 2_000;
/** Another issuer may withdraw a key: what it proved is proven again after this. Ours change with a restart. */
const REMEMBERED_OF_OTHERS_MS = 60_000;

const personClaims = z.object({
  sub: z.string().regex(/^p-[0-9a-z]{16}$/),
  name: z.string().min(1).max(200),
  email: z.email(),
  admin: z.boolean().default(false),
});

const programClaims = z.object({ sub: z.string().regex(/^program:[a-z0-9][a-z0-9-]{0,62}$/), name: z.string().min(1) });

/** What a verified token says; a service's key vouches for that service alone. */
function callerOf(payload: JWTPayload, kid: string): Caller {
  const expiresAt = (payload.exp ?? 0) * 1_000;
  if (kid === PEOPLE_KEY && payload.sub?.startsWith('program:')) {
    const { sub, name } = programClaims.parse(payload);
    return { id: sub, kind: 'program', name, admin: false, expiresAt };
  }
  if (kid === PEOPLE_KEY) {
    const { sub, ...person } = personClaims.parse(payload);
    return { id: sub, kind: 'person', ...person, expiresAt };
  }
  if (payload.sub !== kid) throw notSignedIn({ reason: 'the key does not vouch for that service' });
  return { id: kid, kind: 'service', name: String(payload.name ?? kid), admin: false, expiresAt };
}

function reasonOf(error: unknown): string {
  if (error instanceof errors.JWTExpired) return 'the token has expired';
  if (error instanceof errors.JWTClaimValidationFailed) return `the claim ${error.claim} of the token does not fit`;
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'the signature of the token is not ours';
  return 'the token is not one of ours';
}

/** Who a token says has issued it, before anything of it is proven. Refuses what no key could prove. */
function issuerOf(token: string): string | undefined {
  if (token.split('.').length !== 3) throw notSignedIn({ reason: 'it is no signed JWT, but opaque or encrypted' });
  try {
    return z.string().optional().parse(decodeJwt(token).iss);
  } catch {
    throw notSignedIn({ reason: 'the token is not one of ours' });
  }
}

/**
 * Proves tokens: those of this Muster by the trusted keys alone, those of another issuer, where there is one, by its own.
 * What was proven is remembered until it ends.
 */
export function authenticator(keys: TrustedKeys, oidc?: OidcIssuer): Authenticate {
  const keySet = createLocalJWKSet(keys);
  const proven = new LRUCache<string, Caller>({ max: REMEMBERED });
  const proveOurs = async (token: string): Promise<Caller> => {
    try {
      const options = { issuer: ISSUER, audience: AUDIENCE, algorithms: [ALGORITHM], requiredClaims: ['exp', 'sub'] };
      const { payload, protectedHeader } = await jwtVerify(token, keySet, options);
      return callerOf(payload, protectedHeader.kid ?? '');
    } catch (error) {
      if (error instanceof Rejection) throw error;
      throw notSignedIn({ reason: reasonOf(error) });
    }
  };
  return async (token) => {
    if (token === undefined) throw notSignedIn({ reason: 'there is no token' });
    const known = proven.get(token);
    if (known && known.expiresAt > Date.now()) return known;
    if (token.length > LONGEST_TOKEN) throw notSignedIn({ reason: 'the token is too long' });
    const issuer = issuerOf(token);
    const isOurs = issuer === undefined || issuer === ISSUER;
    if (!isOurs && issuer !== oidc?.name) {
      throw notSignedIn({ reason: `its issuer, ${String(issuer).slice(0, 200)}, is not trusted here` });
    }
    const caller = isOurs ? await proveOurs(token) : await oidc!.prove(token);
    proven.set(token, caller, isOurs ? {} : { ttl: REMEMBERED_OF_OTHERS_MS });
    return caller;
  };
}
