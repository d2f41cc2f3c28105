import { createLocalJWKSet, type JWK } from 'jose';
import { z } from 'zod';
import type { Outgoing } from '#outgoing';

const MOST_BYTES = 262_144;
const ANSWER = { mostBytes: MOST_BYTES, headers: { Accept: 'application/json' } } as const;

const discovery = z.looseObject({ issuer: z.string(), jwks_uri: z.url({ protocol: /^https?$/ }) });
const keySet = z.looseObject({ keys: z.array(z.unknown()) });
/** A public key that verifies; what else is in a set is for others and does no harm. */
const usableKey = z.looseObject({
  kty: z.enum(['RSA', 'EC', 'OKP']),
  use: z.literal('sig').optional(),
  d: z.undefined().optional(),
});

/** Finds the key that a token names. */
export type KeySet = ReturnType<typeof createLocalJWKSet>;

/**
 * The keys that an issuer signs with at this moment, by way of its discovery document. Throws, with the reason, when they
 * are not here in time or when the document is not that issuer's own.
 */
export async function fetchKeys(issuer: string, outgoing: Outgoing, patienceMs: number): Promise<KeySet> {
  const deadline = performance.now() + patienceMs;
  const get = async <Schema extends z.ZodType>(address: string, schema: Schema): Promise<z.output<Schema>> => {
    const left = Math.max(1, Math.ceil(deadline - performance.now()));
    const answer = await outgoing.fetch(address, { ...ANSWER, patienceMs: left });
    if (answer.status !== 200) throw new Error(`${address} answered with status ${answer.status}`);
    const read = schema.safeParse(await answer.json().catch(() => undefined));
    if (!read.success) throw new Error(`${address} did not answer with what OpenID Connect has there`);
    return read.data;
  };
  const { issuer: named, jwks_uri } = await get(discoveryAddress(issuer), discovery);
  if (named !== issuer)
    throw new Error(`the issuer calls itself ${named}: OIDC_ISSUER has to be the same to the letter`);
  const isDowngrade = issuer.startsWith('https:') && !jwks_uri.startsWith('https:');
  if (isDowngrade) throw new Error(`its keys would come unprotected from ${jwks_uri}`);
  const { keys } = await get(jwks_uri, keySet);
  const usable = keys.filter((key): key is JWK => usableKey.safeParse(key).success);
  if (usable.length === 0) throw new Error(`none of the ${keys.length} keys at ${jwks_uri} can verify a token`);
  return createLocalJWKSet({ keys: usable });
}

const discoveryAddress = (issuer: string) => `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
