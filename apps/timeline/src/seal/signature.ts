import { isDeepStrictEqual } from 'node:util';
import { CompactSign, compactVerify, importJWK } from 'jose';
import type { SigningKey, TrustedKeys } from '#authority';
import type { Seal } from '#contracts';

const ALGORITHM = 'ES256';
/** Nothing else that this key signs can be taken for a seal. */
const TYPE = 'muster-seal+jws';

/** What is signed: which record, how many entries of it, the head that stands for them, and when it closed. */
export type Sealed = Pick<Seal, 'length' | 'head' | 'at'> & { readonly incident: string };

/** Signs the head of a record: a compact JWS. */
export async function signSeal(key: SigningKey, { incident, length, head, at }: Sealed): Promise<string> {
  const payload = new TextEncoder().encode(JSON.stringify({ incident, length, head, at }));
  return new CompactSign(payload)
    .setProtectedHeader({ alg: ALGORITHM, kid: key.kid, typ: TYPE })
    .sign(await importJWK(key, ALGORITHM));
}

/** Whether the key of this id, among those trusted, has signed exactly this. */
export async function isSigned(
  { incident, length, head, at, signature }: Sealed & Pick<Seal, 'signature'>,
  { keys }: TrustedKeys,
  kid: string,
): Promise<boolean> {
  const key = keys.find((one) => one.kid === kid);
  if (!key) return false;
  try {
    const { payload, protectedHeader } = await compactVerify(signature, await importJWK(key, ALGORITHM), {
      algorithms: [ALGORITHM],
    });
    const said = JSON.parse(new TextDecoder().decode(payload));
    const isSeal = protectedHeader.typ === TYPE && protectedHeader.kid === kid;
    return isSeal && isDeepStrictEqual(said, { incident, length, head, at });
  } catch {
    return false;
  }
}
