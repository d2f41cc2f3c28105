import { setTimeout as sleep } from 'node:timers/promises';
import { importJWK, SignJWT } from 'jose';
import { authenticator } from './authenticator.js';
import { issuePersonToken, issueProgramToken, ServiceTokens } from './issuing.js';
import { generateSigningKey, PEOPLE_KEY, publicKey, type SigningKey, signingKey, trustedKeys } from './keys.js';
import { personIdFor } from './person-id.js';

const people = await generateSigningKey(PEOPLE_KEY);
const roles = await generateSigningKey('service:roles');
const timeline = await generateSigningKey('service:timeline');
const authenticate = authenticator({ keys: [people, roles, timeline].map(publicKey) });

/** A token that is right but for what differs. */
async function signed(key: SigningKey, claims: object, kid = key.kid): Promise<string> {
  const exp = Math.floor(Date.now() / 1_000) + 60;
  return new SignJWT({ iss: 'muster', aud: 'muster', exp, name: 'Somebody', ...claims })
    .setProtectedHeader({ alg: 'ES256', kid })
    .sign(await importJWK(key, 'ES256'));
}

const person = { sub: 'p-0123456789abcdef', email: 'eve@example.org' };
const reason = async (token: string | undefined) => {
  const refused = await authenticate(token).catch((error) => error);
  expect(refused).toMatchObject({ code: 'not-signed-in', status: 401 });
  return refused.facts.reason as string;
};

describe('a token', () => {
  it('of the key for people tells a person, the same one however their address is written', async () => {
    const one = await authenticate(await issuePersonToken(people, { email: 'Ada@Example.org ', name: 'Ada' }));
    const other = await authenticate(await issuePersonToken(people, { email: 'ada@example.ORG', name: 'Ada L.' }));
    expect(one).toMatchObject({ kind: 'person', name: 'Ada', email: 'ada@example.org', admin: false });
    expect(one.id).toBe(other.id);
    expect(one.id).toBe(personIdFor('ADA@EXAMPLE.ORG'));
    expect(one.id).toMatch(/^p-[0-9a-z]{16}$/);
    expect(personIdFor('bob@example.org')).not.toBe(one.id);
  });

  it('tells an administrator only where it says so', async () => {
    const token = await issuePersonToken(people, { email: 'ada@example.org', name: 'Ada', admin: true });
    expect((await authenticate(token)).admin).toBe(true);
  });

  it('of a service tells that service', async () => {
    const caller = await authenticate(await new ServiceTokens('roles', roles).token());
    expect(caller).toMatchObject({ id: 'service:roles', kind: 'service', name: 'Muster roles', admin: false });
  });

  it('of a program tells that program, and is issued by the key for people alone', async () => {
    const caller = await authenticate(await issueProgramToken(people, 'alertmanager', 30));
    expect(caller).toMatchObject({ id: 'program:alertmanager', kind: 'program', admin: false });
    expect(() => issueProgramToken(roles, 'alertmanager', 30)).toThrow('only the key for people');
    expect(() => issuePersonToken(roles, { email: 'ada@example.org', name: 'Ada' })).toThrow('only the key for people');
  });

  it.each<[string, () => Promise<string>, RegExp]>([
    ["a person by a service's key", () => signed(roles, person), /does not vouch/],
    ['another service', () => signed(roles, { sub: 'service:timeline' }), /does not vouch/],
    ["a program by a service's key", () => signed(roles, { sub: 'program:alertmanager' }), /does not vouch/],
    ['a service by the key for people', () => signed(people, { sub: 'service:roles' }), /not one of ours/],
    ['a person by the key of a service under the name of theirs', () => signed(roles, person, PEOPLE_KEY), /signature/],
    ['a person by a key that nobody trusts', () => signed(people, person, 'stranger'), /not one of ours/],
    ['a person without an address', () => signed(people, { ...person, email: undefined }), /not one of ours/],
    ['a person with an id that is none', () => signed(people, { ...person, sub: 'p-1' }), /not one of ours/],
    ['an admin who is none', () => signed(people, { ...person, admin: 'yes' }), /not one of ours/],
    ['somebody at another time', () => signed(people, { ...person, nbf: 4e9 }), /claim nbf/],
    ['somebody to somebody else', () => signed(people, { ...person, aud: 'muster:sign-in' }), /claim aud/],
    ['somebody whose time is over', () => signed(people, { ...person, exp: 1 }), /expired/],
    ['an issuer that is no name', () => signed(people, { ...person, iss: 7 }), /not one of ours/],
    ['somebody for ever', () => signed(people, { ...person, exp: undefined }), /claim exp/],
  ])('that claims to be of %s is refused', async (_, token, why) => {
    expect(await reason(await token())).toMatch(why);
  });

  it('that is none is refused', async () => {
    expect(await reason(undefined)).toBe('there is no token');
    expect(await reason('a.b.c')).toBe('the token is not one of ours');
    expect(await reason('opaque')).toBe('it is no signed JWT, but opaque or encrypted');
    expect(await reason('x'.repeat(13_000))).toBe('the token is too long');
  });

  it('is not remembered beyond its end', async () => {
    const token = await signed(people, { ...person, exp: Math.floor(Date.now() / 1_000) + 2 });
    expect((await authenticate(token)).id).toBe(person.sub);
    expect((await authenticate(token)).id).toBe(person.sub);
    const { expiresAt } = await authenticate(token);
    while (Date.now() <= expiresAt) await sleep(20);
    expect(await reason(token)).toBe('the token has expired');
  });
});

describe('a token of another issuer', () => {
  it('is remembered for a minute, in which its key could be withdrawn, and no longer', async () => {
    const caller = { id: 'program:relay', kind: 'program', name: 'relay', admin: false } as const;
    let proofs = 0;
    const prove = async () => {
      proofs += 1;
      return { ...caller, expiresAt: Date.now() + 600_000 };
    };
    const authenticateBoth = authenticator({ keys: [publicKey(people)] }, {
      name: 'https://id.example',
      prove,
    } as never);
    const token = await signed(people, { iss: 'https://id.example', sub: 'relay' });
    const real = performance.now.bind(performance);
    try {
      for (const seconds of [0, 1, 59, 61, 62]) {
        performance.now = () => real() + seconds * 1_000;
        // The cache reads the clock once a millisecond.
        await sleep(5);
        expect((await authenticateBoth(token)).id).toBe('program:relay');
      }
    } finally {
      performance.now = real;
    }
    expect(proofs).toBe(2);
  });
});

describe("a service's own tokens", () => {
  it('are made anew in time, not for each request', async () => {
    const tokens = new ServiceTokens('roles', roles);
    const first = await tokens.token();
    expect(await tokens.token()).toBe(first);
  });
});

describe('a public key', () => {
  it('lets nobody sign', () => {
    const shown = publicKey(people);
    expect(shown).not.toHaveProperty('d');
    expect(signingKey.safeParse(shown).success).toBe(false);
    expect(trustedKeys.safeParse({ keys: [shown] }).success).toBe(true);
  });
});
