import { createPublicKey } from 'node:crypto';
import { exportJWK, generateKeyPair, importJWK, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { AUDIENCE, RealIssuer } from '../../../../tests/support/real-issuer.js';
import { reasonFor, trusting } from '../../../../tests/support/trusting.js';
import { authenticator } from './authenticator.js';
import { issuePersonToken } from './issuing.js';
import { generateSigningKey, PEOPLE_KEY, publicKey } from './keys.js';
import { TOLERANCE_S } from './oidc-issuer.js';
import { personIdFor } from './person-id.js';

const people = await generateSigningKey(PEOPLE_KEY);
const ANA = { email: 'ana@example.org', name: 'Ana', email_verified: true };
const now = () => Math.floor(Date.now() / 1_000);

let issuer: RealIssuer;

beforeAll(async () => {
  issuer = await RealIssuer.start();
});
afterAll(() => issuer.goAway());

/** All that a service of this Muster trusts: its own keys, and an issuer. */
const trustingAlso = (other: RealIssuer) => authenticator({ keys: [publicKey(people)] }, trusting(other));

/** A token that its issuer gave, with the payload of another. */
function tampered(token: string, change: object): string {
  const [header, payload, signature] = token.split('.') as [string, string, string];
  const claims = { ...JSON.parse(Buffer.from(payload, 'base64url').toString()), ...change };
  return [header, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.');
}

describe('an access token of another issuer', () => {
  it('tells its person', async () => {
    const { access_token } = await issuer.person({ ...ANA, groups: ['staff'] });
    const caller = await trustingAlso(issuer)(access_token);
    const ana = { id: personIdFor('ana@example.org'), kind: 'person', name: 'Ana', email: ANA.email, admin: false };
    expect(caller).toMatchObject(ana);
  });

  it('tells an administrator by their groups', async () => {
    const { access_token } = await issuer.person({ ...ANA, groups: ['staff', 'on-call'] });
    expect((await trustingAlso(issuer)(access_token)).admin).toBe(true);
  });

  it('tells a program where it was given to one', async () => {
    const caller = await trustingAlso(issuer)(await issuer.program('alert-relay'));
    expect(caller).toMatchObject({ id: 'program:alert-relay', kind: 'program', admin: false });
    const refused = await trustingAlso(issuer)(await issuer.program('Alert Relay')).catch((error) => error);
    expect(refused).toMatchObject({ code: 'program-unnamed', facts: { client: 'Alert Relay' } });
  });

  it('is taken beside those of the local issuer', async () => {
    const authenticate = trustingAlso(issuer);
    const ours = await authenticate(await issuePersonToken(people, { email: ANA.email, name: 'Ana here' }));
    const theirs = await authenticate((await issuer.person(ANA)).access_token);
    expect([ours.name, theirs.name, ours.id]).toEqual(['Ana here', 'Ana', theirs.id]);
  });

  it.each(['PS256', 'ES256', 'ES512', 'EdDSA'])('is taken when it is signed by %s', async (algorithm) => {
    const other = await RealIssuer.start(algorithm);
    try {
      expect(await trustingAlso(other)(await other.program('alert-relay'))).toMatchObject({ kind: 'program' });
    } finally {
      await other.goAway();
    }
  });

  it('may be as long as those of people in many groups', async () => {
    const groups = Array.from({ length: 200 }, () => crypto.randomUUID());
    const { access_token } = await issuer.person({ ...ANA, groups: [...groups, 'on-call'] });
    expect(access_token.length).toBeGreaterThan(8_192);
    expect((await trustingAlso(issuer)(access_token)).admin).toBe(true);
  });

  it.each<[what: string, payload: () => JWTPayload]>([
    ['ended', () => ({ exp: now() - TOLERANCE_S + 3 })],
    ['begins', () => ({ nbf: now() + TOLERANCE_S - 3 })],
    ['was issued', () => ({ iat: now() + TOLERANCE_S - 3 })],
  ])('is taken when by our clock it %s a few seconds off', async (_, payload) => {
    const token = await issuer.program('alert-relay', { odd: { payload: payload() } });
    const { expiresAt } = await trustingAlso(issuer)(token);
    expect(expiresAt).toBeGreaterThan(Date.now());
  });

  it.each<[what: string, payload: () => JWTPayload, why: RegExp]>([
    ['has ended', () => ({ exp: now() - TOLERANCE_S - 1 }), /expired/],
    ['has not begun', () => ({ nbf: now() + TOLERANCE_S + 5 }), /clocks .* do not agree/],
    ['was issued in the future', () => ({ iat: now() + TOLERANCE_S + 5 }), /clocks .* do not agree/],
    ['never ends', () => ({ exp: undefined }), /claim exp/],
    ['has an end that is no time', () => ({ exp: 'soon' as never }), /claim exp/],
    ['speaks of nobody', () => ({ sub: undefined }), /claim sub/],
    [
      'is for others too, but not for us',
      () => ({ aud: ['https://a.example', 'https://b.example'] }),
      /not for https:/,
    ],
  ])('is refused when it %s', async (_, payload, why) => {
    const token = await issuer.program('alert-relay', { odd: { payload: payload() } });
    expect(await reasonFor(trustingAlso(issuer)(token))).toMatch(why);
  });

  it('is refused when it is for somebody else, and taken when it is also for us', async () => {
    const token = await issuer.program('alert-relay', { resource: 'https://elsewhere.example/' });
    expect(await reasonFor(trustingAlso(issuer)(token))).toBe(`the token is not for ${AUDIENCE}`);
    const both = { payload: { aud: ['https://elsewhere.example/', AUDIENCE] } };
    expect((await trustingAlso(issuer)(await issuer.program('alert-relay', { odd: both }))).kind).toBe('program');
  });

  it('is refused when another issuer gave it, also where it claims ours', async () => {
    const other = await RealIssuer.start();
    try {
      const foreign = await other.program('alert-relay');
      expect(await reasonFor(trustingAlso(issuer)(foreign))).toBe(`its issuer, ${other.address}, is not trusted here`);
      const claiming = await other.program('alert-relay', { odd: { payload: { iss: issuer.address } } });
      expect(await reasonFor(trustingAlso(issuer)(claiming))).toMatch(/no such key/);
      const { kid } = issuer.publicKey;
      const posing = await other.program('alert-relay', { odd: { payload: { iss: issuer.address }, header: { kid } } });
      expect(await reasonFor(trustingAlso(issuer)(posing))).toMatch(/signature/);
    } finally {
      await other.goAway();
    }
  });

  it('is refused when nothing of it is signed, or by what everyone has', async () => {
    const claims = { iss: issuer.address, aud: AUDIENCE, sub: 'x', ...ANA, client_id: 'console', exp: now() + 60 };
    const key = issuer.publicKey;
    const spki = createPublicKey({ key: key as never, format: 'jwk' });
    const pem = spki.export({ type: 'spki', format: 'pem' }) as string;
    const signed = (secret: string) =>
      new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: key.kid! }).sign(new TextEncoder().encode(secret));
    const forged = [new UnsecuredJWT(claims).encode(), await signed(pem), await signed(JSON.stringify(key))];
    const bare = Buffer.from(JSON.stringify({ alg: 'RS256', kid: key.kid })).toString('base64url');
    for (const token of forged)
      expect(await reasonFor(trustingAlso(issuer)(token))).toMatch(/^its algorithm is not one of RS256/);
    const unsigned = `${bare}.${forged[0]!.split('.')[1]}.`;
    expect(await reasonFor(trustingAlso(issuer)(unsigned))).toMatch(/signature/);
  });

  it('is refused when it was changed on its way', async () => {
    const { access_token } = await issuer.person({ ...ANA, groups: [] });
    const authenticate = trustingAlso(issuer);
    expect((await authenticate(access_token)).admin).toBe(false);
    for (const change of [{ groups: ['on-call'] }, { email: 'eve@example.org' }, { exp: now() + 90_000 }]) {
      expect(await reasonFor(authenticate(tampered(access_token, change)))).toMatch(/signature/);
    }
  });

  it('is refused when it brings its own key along', async () => {
    const { privateKey, publicKey: own } = await generateKeyPair('ES256', { extractable: true });
    const jwk = await exportJWK(own);
    const claims = { iss: issuer.address, aud: AUDIENCE, sub: 'x', ...ANA, client_id: 'console', exp: now() + 60 };
    const header = { alg: 'ES256', jwk, jku: `${issuer.address}/jwks`, kid: 'mine' };
    const token = await new SignJWT(claims).setProtectedHeader(header).sign(privateKey);
    expect(await reasonFor(trustingAlso(issuer)(token))).toMatch(/no such key/);
  });

  it('does not take a token of its issuer for one of ours, nor the other way round', async () => {
    const asOurs = await issuer.program('alert-relay', { odd: { payload: { iss: 'muster', aud: 'muster' } } });
    expect(await reasonFor(trustingAlso(issuer)(asOurs))).toBe('the token is not one of ours');
    const key = await importJWK(people, 'ES256');
    const claims = { iss: issuer.address, aud: AUDIENCE, sub: 'x', ...ANA, client_id: 'console', exp: now() + 60 };
    const asTheirs = await new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid: PEOPLE_KEY }).sign(key);
    expect(await reasonFor(trustingAlso(issuer)(asTheirs))).toMatch(/no such key/);
  });
});
