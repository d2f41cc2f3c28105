import type { JWTPayload } from 'jose';
import { callerOfClaims, type OidcSettings } from './oidc-claims.js';
import { personIdFor } from './person-id.js';

const issuer = 'https://id.example.org';
const OIDC: OidcSettings = {
  ...{ issuer, audience: 'muster', adminGroups: ['/ops', 'on-call'] },
  ...{ emailClaim: 'email', nameClaim: 'name', groupsClaim: 'groups' },
};
const ANA = { sub: '7f3c', email: 'ana@example.org', name: 'Ana', email_verified: true };

const of = (claims: JWTPayload, settings: Partial<OidcSettings> = {}) => {
  try {
    return callerOfClaims(claims, { ...OIDC, ...settings });
  } catch (error) {
    const { code, status, facts } = error as { code: string; status: number; facts: object };
    return { code, status, facts };
  }
};

describe('a person of another issuer', () => {
  it('is the one with that address, however it is written', () => {
    const ana = {
      id: personIdFor('ana@example.org'),
      kind: 'person',
      email: 'ana@example.org',
      name: 'Ana',
      admin: false,
    };
    expect(of(ANA)).toEqual(ana);
    expect(of({ ...ANA, email: ' Ana@Example.ORG ' })).toEqual(ana);
  });

  it('is called by the beginning of the address where no fitting name is given', () => {
    const names = [undefined, '', '  ', 'x'.repeat(201), 'Ana\u0007', 7].map((name) => of({ ...ANA, name }));
    expect(names.map((person) => 'name' in person && person.name)).toEqual(Array(6).fill('ana'));
  });

  it.each([undefined, null, '', 'ana', 'ana@', 7, ['ana@example.org'], { email: 'ana@example.org' }])(
    'is refused without an address, naming the claim: %j',
    (email) => {
      expect(of({ ...ANA, email })).toEqual({ code: 'email-missing', status: 401, facts: { claim: 'email', issuer } });
    },
  );

  it.each([false, 'false', null, 0, 'no'])('is refused where the address is not verified: %j', (email_verified) => {
    const facts = { email: 'ana@example.org', issuer };
    expect(of({ ...ANA, email_verified })).toEqual({ code: 'email-unverified', status: 401, facts });
  });

  it.each([true, 'true', undefined])(
    'is taken where the address is verified, or nothing is said of it: %j',
    (verified) => {
      const { email_verified: _, ...ana } = ANA;
      expect(of({ ...ana, ...(verified && { email_verified: verified }) })).toMatchObject({ kind: 'person' });
    },
  );

  it.each<[groups: unknown, admin: boolean]>([
    [['staff', 'on-call'], true],
    ['/ops', true],
    [['ops'], false],
    [['ON-CALL'], false],
    [['staff'], false],
    ['on-call,staff', false],
    [[['on-call']], false],
    [{ 'on-call': true }, false],
    [undefined, false],
  ])('is an administrator by their groups: %j', (groups, admin) => {
    expect(of({ ...ANA, groups })).toMatchObject({ admin });
  });

  it('is no administrator where no group makes one', () => {
    expect(of({ ...ANA, groups: ['', 'on-call'] }, { adminGroups: [] })).toMatchObject({ admin: false });
  });

  it('is found by the claims that the settings name', () => {
    const claims = { sub: '1', upn: 'ana@example.org', 'https://muster.example/name': 'Ana L.', roles: ['on-call'] };
    const named = { emailClaim: 'upn', nameClaim: 'https://muster.example/name', groupsClaim: 'roles' };
    expect(of(claims, named)).toMatchObject({ email: 'ana@example.org', name: 'Ana L.', admin: true });
    expect(of(claims)).toMatchObject({ code: 'email-missing' });
  });
});

describe('a program of another issuer', () => {
  it('is named by its client, and is never an administrator', () => {
    const claims = { sub: 'alert-relay', client_id: 'alert-relay', groups: ['on-call'] };
    expect(of(claims)).toEqual({ id: 'program:alert-relay', kind: 'program', name: 'alert-relay', admin: false });
  });

  it.each(['Alert Relay', 'service:roles', 'a'.repeat(64), '-x', '0oa1b2C3'])(
    'is refused by a name that is none here: %s',
    (client) => {
      const refused = { code: 'program-unnamed', status: 401, facts: { client, issuer } };
      expect(of({ sub: client, client_id: client })).toEqual(refused);
    },
  );

  it('is not somebody whose token only lacks the address', () => {
    expect(of({ sub: '7f3c', client_id: 'console' })).toMatchObject({ code: 'email-missing' });
    expect(of({})).toMatchObject({ code: 'email-missing' });
  });
});
