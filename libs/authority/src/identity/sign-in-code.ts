import { randomUUID } from 'node:crypto';
import { importJWK, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { notSignedIn } from '#contracts';
import { type Identified, ISSUER } from './issuing.js';
import { ALGORITHM, publicKey, type SigningKey } from './keys.js';

const AUDIENCE = 'muster:sign-in';
/** Long enough to walk to a browser, short enough that a link in a scrollback is worth nothing. */
const GOOD_FOR = '15 minutes';

const claims = z.object({
  jti: z.uuid(),
  email: z.email(),
  name: z.string().min(1),
  admin: z.boolean().default(false),
});

/** A code for one sign-in of this person; whoever takes it must see to it that it is used once. */
export async function issueSignInCode(key: SigningKey, { email, name, admin }: Identified): Promise<string> {
  return new SignJWT({ email, name, admin })
    .setProtectedHeader({ alg: ALGORITHM, kid: key.kid })
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setJti(randomUUID())
    .setExpirationTime(GOOD_FOR)
    .sign(await importJWK(key, ALGORITHM));
}

/** Whom a code signs in, and the id by which its use is noted. Throws `not-signed-in` for one that is not ours or too old. */
export async function readSignInCode(key: SigningKey, code: string): Promise<Identified & { readonly id: string }> {
  try {
    const options = { issuer: ISSUER, audience: AUDIENCE, algorithms: [ALGORITHM] };
    const { payload } = await jwtVerify(code, await importJWK(publicKey(key), ALGORITHM), options);
    const { jti: id, ...identified } = claims.parse(payload);
    return { id, ...identified };
  } catch {
    throw notSignedIn({ reason: 'the sign-in link is not valid, or too old' });
  }
}
