import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { z } from 'zod';

/** Small and fast to verify, and known to every JOSE library. */
export const ALGORITHM = 'ES256';

/** The key that vouches for people; every other key id is a service's own name. */
export const PEOPLE_KEY = 'people';

/** The key id of a service, and its subject in tokens: `service:roles`. */
export const serviceId = (service: string): string => `service:${service}`;

const jwk = z.looseObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  kid: z.string(),
  x: z.string(),
  y: z.string(),
});

/** A private key as stored: a JWK with its key id. */
export const signingKey = jwk.extend({ d: z.string() });
/** A private key with its id. */
export type SigningKey = z.output<typeof signingKey>;

/** The public keys of everyone who may vouch for a caller. */
export const trustedKeys = z.object({ keys: z.array(jwk).min(1) });
/** Public keys with their ids. */
export type TrustedKeys = z.output<typeof trustedKeys>;

/** A new key pair for this key id; only its private half is returned, the public one is in it. */
export async function generateSigningKey(kid: string): Promise<SigningKey> {
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  return { ...(await exportJWK(privateKey)), kid } as SigningKey;
}

/** The public half. */
export function publicKey(key: SigningKey): JWK & TrustedKeys['keys'][number] {
  const { d: _, ...rest } = key;
  return { ...rest, alg: ALGORITHM, use: 'sig' };
}
