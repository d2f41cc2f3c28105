import { SignJWT } from 'jose';
import type { Api } from '../support/api.js';
import { Api as AnyApi } from '../support/api.js';
import { MusterProcess } from '../support/muster-process.js';
import { eventually } from '../support/patient.js';

let muster: MusterProcess;
let ana: Api;
let incident: string;

const GOOD = { title: 'The database is slow', severity: 'SEV2' };

beforeAll(async () => {
  muster = await MusterProcess.start();
  ana = await muster.as('ana@example.org');
  incident = (await ana.post('/v1/incidents', GOOD)).body.id;
  // Declared, and its roster opened: what comes into the record later would look like something that was stored.
  const record = () => ana.get(`/v1/incidents/${incident}/timeline`);
  await eventually(record, ({ body }) => body.entries.length >= 2);
}, 60_000);

afterAll(() => muster?.remove());

async function stored(): Promise<unknown> {
  const incidents = await ana.get('/v1/incidents?limit=200');
  const timeline = await ana.get(`/v1/incidents/${incident}/timeline`);
  const people = await ana.get('/v1/people');
  return [incidents.body, timeline.body, people.body];
}

/** Refused with this status and code, the field named, nothing stored, no stack shown. */
async function refuses(
  send: () => Promise<{ status: number; body: Record<string, unknown>; headers: Headers }>,
  expected: { status: number; code: string; field?: string },
) {
  const before = await stored();
  const { status, body, headers } = await send();
  expect({ status, code: body.code }).toEqual({ status: expected.status, code: expected.code });
  expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(body).toMatchObject({
    type: `urn:muster:problem:${expected.code}`,
    status,
    title: expect.any(String),
    next: expect.any(String),
  });
  if (expected.field) {
    const fields = (body.errors as { field: string; message: string }[]).map(({ field }) => field);
    expect(fields).toContain(expected.field);
  }
  expect(JSON.stringify(body)).not.toMatch(/\bat .*\.(js|ts):\d+|node_modules|Mongo(?!DB)|ZodError/);
  expect(await stored()).toEqual(before);
}

const declaring = (body: unknown, headers?: Record<string, string>) => () => ana.post('/v1/incidents', body, headers);
const invalid = (field: string) => ({ status: 422, code: 'invalid-input', field });

describe('a declaration is refused', () => {
  it.each([
    ['malformed JSON', '{"title": ', { status: 400, code: 'malformed' }],
    ['a body that is no object', '[]', { status: 400, code: 'malformed' }],
    ['a body that is null', 'null', { status: 422, code: 'invalid-input', field: 'title' }],
    ['half a character', '{"title": "a\\ud800", "severity": "SEV1"}', invalid('title')],
    ['a wrong type', { ...GOOD, title: 5 }, invalid('title')],
    ['an unknown field', { ...GOOD, titel: 'x' }, invalid('titel')],
    ['no title', { severity: 'SEV1' }, invalid('title')],
    ['a title of blanks', { ...GOOD, title: '   ' }, invalid('title')],
    ['a title of 10,000 characters', { ...GOOD, title: 'x'.repeat(10_000) }, invalid('title')],
    ['control characters', { ...GOOD, title: 'a\u0007b' }, invalid('title')],
    ['a line break in a title', { ...GOOD, title: 'a\nb' }, invalid('title')],
    ['an unknown severity', { ...GOOD, severity: 'SEV0' }, invalid('severity')],
    [
      'a link that is a script',
      { ...GOOD, links: [{ title: 'x', url: 'javascript:alert(1)' }] },
      invalid('links[0].url'),
    ],
    ['a start without a zone', { ...GOOD, startedAt: '2017-01-31T18:00:00' }, invalid('startedAt')],
    [
      'a start in the future',
      { ...GOOD, startedAt: '2999-01-01T00:00:00Z' },
      { status: 422, code: 'time-in-future', field: 'startedAt' },
    ],
    [
      'a manager nobody knows',
      { ...GOOD, manager: 'p-0000000000000000' },
      { status: 422, code: 'person-unknown', field: 'manager' },
    ],
    [
      'viewers nobody knows',
      { ...GOOD, viewers: ['x@example.org'] },
      { status: 422, code: 'person-unknown', field: 'viewers' },
    ],
    [
      'a prototype in disguise',
      '{"title":"x","severity":"SEV1","__proto__":{"admin":true}}',
      { status: 422, code: 'invalid-input' },
    ],
  ])('%s', (_what, body, expected) => refuses(declaring(body), expected));

  it('over 1 MiB', () =>
    refuses(declaring({ ...GOOD, summary: 'x'.repeat(1_048_577) }), { status: 413, code: 'too-large' }));

  it('that is not JSON', () =>
    refuses(declaring('title=x', { 'content-type': 'application/x-www-form-urlencoded' }), {
      status: 415,
      code: 'unsupported-media-type',
    }));

  it('with each field at fault named, in the language of the reader', async () => {
    const { body } = await ana.post('/v1/incidents', { severity: 'x', y: 1 }, { 'accept-language': 'fr' });
    expect(body.title).toBe('Certains champs ne sont pas valides');
    expect(body.errors.map((one: { field: string }) => one.field).sort()).toEqual(['severity', 'title', 'y']);
  });
});

describe('what does not exist is refused', () => {
  it.each([
    [
      'an incident',
      () => ana.get('/v1/incidents/INC-999999'),
      { status: 404, code: 'incident-unknown', field: 'incident' },
    ],
    ['a board', () => ana.get('/v1/incidents/INC-999999/board'), { status: 404, code: 'incident-unknown' }],
    ['a record', () => ana.get('/v1/incidents/INC-999999/timeline'), { status: 404, code: 'incident-unknown' }],
    ['a feed', () => ana.get('/v1/incidents/INC-999999/feed'), { status: 404, code: 'incident-unknown' }],
    ['an incident number', () => ana.get('/v1/incidents/42'), invalid('incident')],
    ['a path', () => ana.get('/v1/nothing'), { status: 404, code: 'not-found' }],
    ['a method', () => ana.put('/v1/incidents', GOOD), { status: 405, code: 'method-not-allowed' }],
    ['a page', () => ana.get('/v1/incidents?after=xyz'), { status: 422, code: 'cursor-unknown', field: 'after' }],
    ['a page size', () => ana.get('/v1/incidents?limit=0'), invalid('limit')],
    ['a filter', () => ana.get('/v1/incidents?colour=red'), invalid('colour')],
    ['an address', () => ana.get('/v1/incidents/%E0%A4%A'), { status: 400, code: 'malformed' }],
  ])('%s', (_what, send, expected) => refuses(send, expected));

  it('a role that is not in the catalogue, with those that are', async () => {
    const send = () => ana.put(`/v1/incidents/${incident}/roles/boss`, { person: 'ana@example.org' });
    await refuses(send, { status: 404, code: 'role-unknown', field: 'role' });
    expect((await send()).body.known).toContain('scribe');
  });

  it('a person, naming the field that named them', async () => {
    const path = `/v1/incidents/${incident}/roles`;
    const handover = () => ana.post(`${path}/incident-manager/handover`, { to: 'x@example.org' });
    await refuses(handover, { status: 422, code: 'person-unknown', field: 'to' });
    const assign = () => ana.put(`${path}/scribe`, { person: 'p-0000000000000000' });
    await refuses(assign, { status: 422, code: 'person-unknown', field: 'person' });
  });
});

describe('a note is refused', () => {
  const noting = (body: object) => () => ana.post(`/v1/incidents/${incident}/timeline`, body);

  it('of the future', () =>
    refuses(noting({ text: 'x', occurredAt: '2999-01-01T00:00:00Z' }), {
      status: 422,
      code: 'time-in-future',
      field: 'occurredAt',
    }));
  it('with control characters', () => refuses(noting({ text: 'a\u001b[31m' }), invalid('text')));
  it('that says its incident twice', () => refuses(noting({ text: 'x', incident: 'INC-2' }), invalid('incident')));
});

describe('who does not prove who they are is refused', () => {
  const asking = (token: string | undefined) => () => new AnyApi(() => muster.address, token).get('/v1/incidents');
  const nobody = { status: 401, code: 'not-signed-in' };

  it('without a token', () => refuses(asking(undefined), nobody));
  it('with nonsense', () => refuses(asking('nonsense'), nobody));
  it('with a token of another key', async () => {
    const token = await new SignJWT({ name: 'Eve', email: 'eve@example.org', admin: true })
      .setProtectedHeader({ alg: 'HS256', kid: 'people' })
      .setIssuer('muster')
      .setAudience('muster')
      .setSubject('p-0000000000000000')
      .setExpirationTime('1h')
      .sign(new TextEncoder().encode('x'.repeat(32)));
    await refuses(asking(token), nobody);
  });
  it('with a token that was changed', async () => {
    const [head, body, signature] = ana.token!.split('.') as [string, string, string];
    const claims = { ...JSON.parse(Buffer.from(body, 'base64url').toString()), admin: true };
    const forged = `${head}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.${signature}`;
    await refuses(asking(forged), nobody);
  });
});

describe('a request that is repeated', () => {
  it('with the same key takes effect once, also by two at once, and gives one answer', async () => {
    const key = { 'idempotency-key': 'declare-1' };
    const answers = await Promise.all(Array.from({ length: 8 }, () => ana.post('/v1/incidents', GOOD, key)));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(201));
    const note = { 'idempotency-key': 'note-1' };
    const path = `/v1/incidents/${incident}/timeline`;
    const notes = await Promise.all(Array.from({ length: 8 }, () => ana.post(path, { text: 'once' }, note)));
    expect(new Set(notes.map(({ body }) => body.id)).size).toBe(1);
    const { body } = await ana.get(path);
    expect(body.entries.filter((entry: { text: string }) => entry.text === 'once')).toHaveLength(1);
  });

  it('with the same key and another body is refused', async () => {
    const key = { 'idempotency-key': 'declare-2' };
    await ana.post('/v1/incidents', GOOD, key);
    const send = () => ana.post('/v1/incidents', { ...GOOD, title: 'Other' }, key);
    await refuses(send, { status: 422, code: 'idempotency-key-reused', field: 'Idempotency-Key' });
    const roles = `/v1/incidents/${incident}/roles/scribe`;
    const role = { 'idempotency-key': 'role-1' };
    const taken = await ana.put(roles, { person: 'ana@example.org' }, role);
    const again = await ana.put(roles, { person: 'ana@example.org' }, role);
    expect(again.body).toEqual(taken.body);
    const position = taken.headers.get('muster-position')!;
    expect(again.headers.get('muster-position')).toBe(position);
    // The record has it before anything else is asked of what is stored.
    await ana.get(`/v1/incidents/${incident}/timeline`, { 'muster-after': position });
  });

  it('with a key that is none is refused', () =>
    refuses(declaring(GOOD, { 'idempotency-key': 'x'.repeat(300) }), invalid('Idempotency-Key')));
});
