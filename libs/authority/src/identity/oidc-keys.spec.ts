import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '../../../../tests/support/patient.js';
import { RealIssuer } from '../../../../tests/support/real-issuer.js';
import { trusting, verdict } from '../../../../tests/support/trusting.js';

const TIMES = { coolDownMs: 400, againMs: 100, renewMs: 600_000 };
const JWKS = '/jwks';

let issuer: RealIssuer;
let failures: string[];

beforeEach(async () => {
  issuer = await RealIssuer.start('ES256');
  failures = [];
});
afterEach(() => issuer.goAway());

const oidcWith = (times: Partial<typeof TIMES> = {}) => trusting(issuer, { times: { ...TIMES, ...times }, failures });
const program = (kid?: string) => issuer.program('alert-relay', kid ? { odd: { header: { kid } } } : {});

describe("an issuer's keys", () => {
  it('are fetched once, however many tokens come at once', async () => {
    const oidc = oidcWith();
    const token = await program();
    const verdicts = await Promise.all(Array.from({ length: 50 }, () => verdict(oidc, token)));
    expect([new Set(verdicts), issuer.asked.get(JWKS)]).toEqual([new Set(['program']), 1]);
  });

  it('are fetched anew for a token that names an unknown one; earlier ones stay good', async () => {
    const oidc = oidcWith();
    const earlier = await program();
    expect(await verdict(oidc, earlier)).toBe('program');
    await issuer.rotate('RS256');
    await sleep(TIMES.coolDownMs);
    expect(await verdict(oidc, await program())).toBe('program');
    expect([await verdict(oidc, earlier), issuer.asked.get(JWKS)]).toEqual(['program', 2]);
  });

  it('are no longer good when the issuer has withdrawn them', async () => {
    const oidc = oidcWith({ coolDownMs: 50, renewMs: 100 });
    oidc.start();
    const earlier = await program();
    expect(await verdict(oidc, earlier)).toBe('program');
    await issuer.rotate('ES256', { withdraw: true });
    const seen = await eventually(
      () => verdict(oidc, earlier),
      (one) => one !== 'program',
    );
    expect([seen, await verdict(oidc, await program())]).toEqual(['not-signed-in', 'program']);
    await oidc.stop();
  });

  it('are not fetched for each forged token', async () => {
    const oidc = oidcWith();
    const good = await program();
    expect(await verdict(oidc, good)).toBe('program');
    const forged = await Promise.all(Array.from({ length: 30 }, () => program(crypto.randomUUID())));
    await sleep(TIMES.coolDownMs);
    for (const token of [...forged, ...forged]) expect(await verdict(oidc, token)).toBe('not-signed-in');
    expect(await verdict(oidc, good)).toBe('program');
    expect(issuer.asked.get(JWKS)).toBe(2);
  });

  it('are there before the first token comes, once it is started', async () => {
    const oidc = oidcWith();
    oidc.start();
    await eventually(
      async () => issuer.asked.get(JWKS),
      (asked) => asked === 1,
    );
    await oidc.stop();
    await sleep(50);
    const token = await program();
    await issuer.goAway();
    expect(await verdict(oidc, token)).toBe('program');
  });
});

describe('other things in the set of keys', () => {
  const oddities = [
    { kty: 'oct', k: 'c2VjcmV0', kid: 'secret', alg: 'HS256' },
    { kty: 'RSA', use: 'enc', alg: 'RSA-OAEP', n: 'AQAB', e: 'AQAB', kid: 'encrypting' },
    { kty: 'EC', crv: 'P-256', x: 'x', y: 'y', kid: 'broken' },
    { kty: 'RSA', n: 5, e: null, key_ops: 'verify' },
    { kty: 'AKP', alg: 'ML-DSA-44', kid: 'of the future', pub: 'AA' },
    ...[{}, null, 7, 'key', [], { kty: 'XX' }],
  ];

  it('do no harm to those that can be used', async () => {
    issuer.published.set(JWKS, ({ keys }: { keys: object[] }) => ({
      keys: [...oddities, ...keys, ...oddities],
      more: 1,
    }));
    expect(await verdict(oidcWith(), await program())).toBe('program');
    for (const kid of ['secret', 'encrypting', 'broken']) {
      expect(await verdict(oidcWith(), await program(kid))).toBe('not-signed-in');
    }
  });

  it('are not enough', async () => {
    issuer.published.set(JWKS, () => ({ keys: oddities.filter((key) => (key as { kid?: string })?.kid === 'secret') }));
    expect(await verdict(oidcWith(), await program())).toBe('unavailable');
    expect(failures).toEqual([expect.stringMatching(/none of the 1 keys at .* can verify/)]);
  });
});
