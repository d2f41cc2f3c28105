import { createLocalJWKSet, errors, type JWTPayload, jwtVerify } from 'jose';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { notSignedIn, Rejection } from '#contracts';
import type { Authenticate, Caller } from '#messaging';
import { AUDIENCE, ISSUER } from './issuing.js';
import { ALGORITHM, PEOPLE_KEY, type TrustedKeys } from './keys.js';

const LONGEST_TOKEN = 8_192;
const REMEMBERED = 2_000;

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

/** Proves tokens by the trusted keys alone; what was proven is remembered until it ends. */
export function authenticator(keys: TrustedKeys): Authenticate {
  const keySet = createLocalJWKSet(keys);
  const proven = new LRUCache<string, Caller>({ max: REMEMBERED });
  return async (token) => {
    if (token === undefined) throw notSignedIn({ reason: 'there is no token' });
    const known = proven.get(token);
    if (known && known.expiresAt > Date.now()) return known;
    if (token.length > LONGEST_TOKEN) throw notSignedIn({ reason: 'the token is too long' });
    try {
      const options = { issuer: ISSUER, audience: AUDIENCE, algorithms: [ALGORITHM], requiredClaims: ['exp', 'sub'] };
      const { payload, protectedHeader } = await jwtVerify(token, keySet, options);
      const caller = callerOf(payload, protectedHeader.kid ?? '');
      proven.set(token, caller);
      return caller;
    } catch (error) {
      if (error instanceof Rejection) throw error;
      throw notSignedIn({ reason: reasonOf(error) });
    }
  };
}
