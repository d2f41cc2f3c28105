import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { personIdFor } from '#authority';
import { Api } from '../support/api.js';
import { MusterProcess } from '../support/muster-process.js';
import { eventually } from '../support/patient.js';
import { AUDIENCE, RealIssuer } from '../support/real-issuer.js';

const ANA = { email: 'Ana@Example.org', name: 'Ana Lovelace', email_verified: true };

let issuer: RealIssuer;
let muster: MusterProcess;
/** A token from before Muster was started. */
let early: string;

beforeAll(async () => {
  issuer = await RealIssuer.start('ES256');
  const here = { OUTGOING_ALLOWED: '127.0.0.1/32', OIDC_ISSUER: issuer.address, OIDC_AUDIENCE: AUDIENCE };
  early = (await issuer.person(ANA)).access_token;
  await issuer.goAway();
  muster = await MusterProcess.start({ ...here, OIDC_ADMIN_GROUPS: 'on-call' });
}, 60_000);

afterAll(async () => {
  await muster?.remove();
  await issuer?.goAway();
});

const by = (token: string) => new Api(() => muster.address, token);
const personal = async (claims: object) => by((await issuer.person({ ...ANA, ...claims })).access_token);
const declare = (api: Api) => api.post('/v1/incidents', { title: 'The queue is stuck', severity: 'SEV3' });
const answered = (api: Api, status: number) =>
  eventually(
    () => api.get('/v1/roles'),
    (answer) => answer.status === status,
  );

describe('a Muster that trusts another issuer', () => {
  it('starts while it is away and says whom it misses, serves those of its own meanwhile, and takes its tokens once it is back', async () => {
    const ana = by(early);
    const missed = await answered(ana, 503);
    expect(missed.body).toMatchObject({ code: 'unavailable', missing: issuer.address });
    expect(Number(missed.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await declare(await muster.as('local@example.org'))).status).toBe(201);
    await issuer.comeBack();
    expect((await answered(ana, 200)).status).toBe(200);
  });

  it('knows a person from the first token on: they are in the directory, and can declare and be given a role', async () => {
    const ana = await personal({});
    const declared = await declare(ana);
    expect(declared.status).toBe(201);
    const person = { id: personIdFor('ana@example.org'), name: 'Ana Lovelace', email: 'ana@example.org' };
    const { body } = await ana.get('/v1/people?search=ana@example.org');
    expect(body.people).toEqual([expect.objectContaining(person)]);
    const { body: board } = await ana.get(`/v1/incidents/${declared.body.id}/board`);
    expect(JSON.stringify(board.roster)).toContain(person.id);
    const given = await ana.put(`/v1/incidents/${declared.body.id}/roles/scribe`, { person: 'ana@example.org' });
    expect(given.status).toBe(200);
  });

  it('takes somebody for the same person, whoever vouches for them', async () => {
    const { body: mine } = await declare(await muster.as('ana@example.org', 'Ana'));
    const handed = await (await personal({})).get(`/v1/incidents/${mine.id}/board`);
    expect(JSON.stringify(handed.body.roster)).toContain(personIdFor('ana@example.org'));
    const { body } = await (await personal({})).get('/v1/people?search=ana');
    expect(body.people).toHaveLength(1);
  });

  it('lets those of a group administer, and nobody else', async () => {
    const asked = async (claims: object) => (await personal(claims)).get('/v1/dead-letters');
    expect((await asked({ groups: ['staff', 'on-call'] })).status).toBe(200);
    const refused = await asked({ groups: ['staff'] });
    expect([refused.status, refused.body.code]).toEqual([403, 'not-for-you']);
  });

  it('takes a token with many groups, through every service', async () => {
    const ana = await personal({ groups: Array.from({ length: 200 }, () => crypto.randomUUID()) });
    expect(ana.token!.length).toBeGreaterThan(8_192);
    const declared = await declare(ana);
    expect(declared.status).toBe(201);
    expect((await ana.post(`/v1/incidents/${declared.body.id}/timeline`, { text: 'Here.' })).status).toBe(201);
  });

  it('lets a program act as itself, which names a manager', async () => {
    const relay = by(await issuer.program('alert-relay'));
    const body = { title: 'Disk full', severity: 'SEV3', manager: 'ana@example.org' };
    const declared = await relay.post('/v1/incidents', body);
    expect(declared.status).toBe(201);
    const after = { 'Muster-After': declared.headers.get('Muster-Position')! };
    const record = () => relay.get(`/v1/incidents/${declared.body.id}/timeline`, after);
    const { body: read } = await eventually(record, ({ body: { entries } }) => entries.length > 0);
    expect(read.entries[0].text).toContain('alert-relay');
  });

  it('refuses with the reason, in the language of the reader', async () => {
    const nameless = await personal({ email: undefined });
    const refused = await nameless.get('/v1/roles', { 'accept-language': 'fr' });
    expect(refused.status).toBe(401);
    expect(refused.body).toMatchObject({ code: 'email-missing', claim: 'email', issuer: issuer.address });
    expect(refused.body.detail).toMatch(/^Le jeton de .* « email »/);
    expect(refused.headers.get('www-authenticate')).toBe('Bearer');
    const unverified = await personal({ email_verified: false });
    expect((await unverified.get('/v1/roles')).body.code).toBe('email-unverified');
    const elsewhere = by(await issuer.program('alert-relay', { resource: 'https://elsewhere.example/' }));
    expect((await elsewhere.get('/v1/roles')).body).toMatchObject({ code: 'not-signed-in', status: 401 });
  });

  it('goes on with the keys it knows while the issuer is away, and takes new ones when it is back', async () => {
    const known = await personal({ jti: 'known' });
    expect((await declare(known)).status).toBe(201);
    await issuer.rotate('ES256');
    const fresh = await personal({ jti: 'fresh' });
    await issuer.goAway();
    const alsoKnown = await muster.as('bo@example.org');
    expect((await answered(fresh, 503)).body).toMatchObject({ code: 'unavailable', missing: issuer.address });
    expect([(await declare(known)).status, (await declare(alsoKnown)).status]).toEqual([201, 201]);
    await issuer.comeBack();
    const declared = await eventually(
      () => declare(fresh),
      ({ status }) => status === 201,
    );
    expect(declared.status).toBe(201);
    expect((await declare(known)).status).toBe(201);
  });
});

it('half of the settings, or nonsense, is named before anything starts', () => {
  const folder = join(muster.folder, 'never');
  const start = (env: Record<string, string>) =>
    spawnSync(process.execPath, ['dist/apps/muster/main.js'], {
      encoding: 'utf8',
      env: { ...process.env, MUSTER_DATA: folder, NODE_OPTIONS: '', ...env },
    });
  const half = start({ OIDC_ISSUER: 'https://id.example.org' });
  expect([half.status, half.stderr]).toEqual([1, expect.stringMatching(/OIDC_AUDIENCE: is missing; it needs/)]);
  const nonsense = start({ OUTGOING_ALLOWED: 'intranet' });
  expect([nonsense.status, nonsense.stderr]).toEqual([1, expect.stringMatching(/OUTGOING_ALLOWED: .*"intranet"/)]);
  expect(existsSync(folder)).toBe(false);
});
