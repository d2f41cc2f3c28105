import { setTimeout as sleep } from 'node:timers/promises';
import { RealIssuer } from '../../../../tests/support/real-issuer.js';
import { trusting, verdict } from '../../../../tests/support/trusting.js';

const TIMES = { coolDownMs: 400, againMs: 100, renewMs: 600_000 };
const JWKS = '/jwks';
const DISCOVERY = '/.well-known/openid-configuration';

let issuer: RealIssuer;
let failures: string[];

beforeEach(async () => {
  issuer = await RealIssuer.start('ES256');
  failures = [];
});
afterEach(() => issuer.goAway());

const oidcWith = (times: Partial<typeof TIMES> = {}) => trusting(issuer, { times: { ...TIMES, ...times }, failures });
const program = () => issuer.program('alert-relay');

describe('an issuer that cannot be asked', () => {
  it('is what is missing, quickly, and a moment after it is back its tokens are taken', async () => {
    const token = await program();
    await issuer.goAway();
    const oidc = oidcWith();
    oidc.start();
    const refused = await oidc.prove(token).catch((error) => error);
    expect(refused).toMatchObject({ code: 'unavailable', status: 503, facts: { missing: issuer.address } });
    expect(refused.definition.retryAfter).toBeGreaterThan(0);
    await issuer.comeBack();
    await sleep(TIMES.againMs);
    expect(await verdict(oidc, token)).toBe('program');
    await oidc.stop();
  });

  it('is still trusted by the keys that are known; one that is not waits for it', async () => {
    const oidc = oidcWith({ coolDownMs: 100 });
    const known = await program();
    expect(await verdict(oidc, known)).toBe('program');
    await issuer.rotate('ES256');
    const fresh = await program();
    await issuer.goAway();
    await sleep(100);
    expect([await verdict(oidc, fresh), await verdict(oidc, known)]).toEqual(['unavailable', 'program']);
    await issuer.comeBack();
    await sleep(TIMES.againMs);
    expect(await verdict(oidc, fresh)).toBe('program');
  });

  it('is not waited for long, and not by everyone again', async () => {
    const token = await program();
    issuer.slowMs = 5_000;
    const oidc = oidcWith({ againMs: 5_000 });
    const startedAt = performance.now();
    const verdicts = await Promise.all(Array.from({ length: 20 }, () => verdict(oidc, token)));
    expect(new Set(verdicts)).toEqual(new Set(['unavailable']));
    expect(performance.now() - startedAt).toBeLessThan(3_500);
    const again = performance.now();
    expect(await verdict(oidc, token)).toBe('unavailable');
    expect([performance.now() - again < 500, issuer.asked.get(DISCOVERY)]).toEqual([true, 1]);
    expect(failures).toEqual([expect.stringMatching(/did not answer within \d+ ms/)]);
  });

  it.each<[what: string, path: string, document: () => unknown, reason: RegExp]>([
    ['has no address for its keys', DISCOVERY, () => ({ issuer: issuer.address, jwks_uri: 'x' }), /OpenID Connect/],
    [
      'is another',
      DISCOVERY,
      () => ({ issuer: 'http://evil', jwks_uri: `${issuer.address}/jwks` }),
      /calls itself http:\/\/evil/,
    ],
    [
      'has a slash more',
      DISCOVERY,
      () => ({ issuer: `${issuer.address}/`, jwks_uri: `${issuer.address}/jwks` }),
      /to the letter/,
    ],
    [
      'has its keys in a file',
      DISCOVERY,
      () => ({ issuer: issuer.address, jwks_uri: 'file:///etc/passwd' }),
      /OpenID Connect/,
    ],
    [
      'has its keys at a private address',
      DISCOVERY,
      () => ({ issuer: issuer.address, jwks_uri: 'http://10.0.0.1/' }),
      /10\.0\.0\.1.*OUTGOING_ALLOWED/,
    ],
    ['has no list of keys', JWKS, () => ({ keys: 'none' }), /OpenID Connect/],
    ['has more than anybody needs', JWKS, () => ({ keys: [], more: 'x'.repeat(300_000) }), /more than 262144 bytes/],
  ])('also when what answers %s', async (_, path, document, reason) => {
    issuer.published.set(path, document);
    expect(await verdict(oidcWith(), await program())).toBe('unavailable');
    expect(failures).toEqual([expect.stringMatching(reason)]);
  });

  it('also when nothing is there', async () => {
    const elsewhere = await issuer.program('alert-relay', { odd: { payload: { iss: `${issuer.address}/other` } } });
    expect(await verdict(trusting(issuer, { address: `${issuer.address}/other`, failures }), elsewhere)).toBe(
      'unavailable',
    );
    expect(failures).toEqual([
      expect.stringMatching(/\/other\/\.well-known\/openid-configuration answered with status 404/),
    ]);
  });

  it('also when Muster may not reach its address, and then the log says what to set', async () => {
    expect(await verdict(trusting(issuer, { allowed: [], failures }), await program())).toBe('unavailable');
    expect(failures).toEqual([expect.stringMatching(/127\.0\.0\.1.*OUTGOING_ALLOWED/)]);
    expect(issuer.asked.get(DISCOVERY)).toBeUndefined();
  });
});
