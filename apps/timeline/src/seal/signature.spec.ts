import { decodeProtectedHeader } from 'jose';
import { generateSigningKey, publicKey } from '#authority';
import { isSigned, signSeal } from './signature.js';

const sealed = { incident: 'INC-1', length: 5, head: 'h', at: '2026-03-01T03:00:00.000Z' };
const kid = 'service:timeline';

it('a seal is a JWS that whoever has the public key verifies, of exactly this record, length, head and time', async () => {
  const [key, other] = await Promise.all([generateSigningKey(kid), generateSigningKey('service:roles')]);
  const trusted = { keys: [key, other].map(publicKey) };
  const signature = await signSeal(key, sealed);
  expect(decodeProtectedHeader(signature)).toEqual({ alg: 'ES256', kid, typ: 'muster-seal+jws' });
  expect(await isSigned({ ...sealed, signature }, trusted, kid)).toBe(true);
  const changes = [{ incident: 'INC-2' }, { length: 4 }, { head: 'x' }, { at: '2026-03-01T03:00:00.001Z' }];
  for (const change of changes) expect(await isSigned({ ...sealed, ...change, signature }, trusted, kid)).toBe(false);
  const stranger = await signSeal(other, sealed);
  const forged = await signSeal({ ...(await generateSigningKey(kid)) }, sealed);
  for (const wrong of [stranger, forged, '', 'a.b.c']) {
    expect(await isSigned({ ...sealed, signature: wrong }, trusted, kid)).toBe(false);
  }
  expect(await isSigned({ ...sealed, signature }, { keys: [publicKey(other)] }, kid)).toBe(false);
});
