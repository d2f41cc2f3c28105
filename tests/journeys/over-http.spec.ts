import type { Api } from '../support/api.js';
import { ThreePeople } from '../support/three-people.js';

let people: ThreePeople;
let ana: Api;
let bo: Api;
let id: Readonly<Record<string, string>>;

beforeAll(async () => {
  people = await ThreePeople.start();
  ({ ana, bo, id } = people);
}, 60_000);

afterAll(() => people?.muster.remove());

const declare = (more: object = {}, api = ana) => people.declare(more, api);

describe('the directory', () => {
  it('takes somebody in, in their language, and lists everybody by name', async () => {
    const added = await ana.post('/v1/people', { name: 'Dounia', email: 'dounia@example.org', locale: 'fr' });
    expect(added.status).toBe(201);
    expect(added.body).toMatchObject({ name: 'Dounia', email: 'dounia@example.org', locale: 'fr' });
    const { body } = await ana.get('/v1/people');
    expect(body.people.map((one: { name: string }) => one.name)).toEqual(['Dounia', 'ana', 'bo', 'cy']);
    const found = await ana.get('/v1/people?search=doun&limit=1');
    expect(found.body.people).toHaveLength(1);
  });

  it('knows whoever signs in from their first request on', () => {
    expect(id.ana).toMatch(/^p-[0-9a-z]{16}$/);
  });

  it('refuses an address that somebody has, and says who', async () => {
    const again = await ana.post('/v1/people', { name: 'Other', email: 'BO@example.org' });
    expect(again.status).toBe(409);
    expect(again.body).toMatchObject({ code: 'email-taken', person: { name: 'bo', id: id.bo } });
  });

  it('goes on page by page', async () => {
    const first = await ana.get('/v1/people?limit=3');
    const second = await ana.get(`/v1/people?limit=3&after=${first.body.next}`);
    expect([...first.body.people, ...second.body.people]).toHaveLength(4);
    expect(second.body.next).toBeNull();
  });
});

describe('the catalogue', () => {
  it('has eight roles with their duties, in the language of the reader', async () => {
    const { body } = await ana.get('/v1/roles', { 'accept-language': 'fr-CA, fr;q=0.9' });
    expect(body.roles).toHaveLength(8);
    expect(body.roles.find((role: { key: string }) => role.key === 'scribe').name).toBe('Secrétaire');
    expect(body.roles.flatMap((role: { duties: unknown[] }) => role.duties)).toHaveLength(36);
  });

  it('answers a name that several roles go by with all of them', async () => {
    const { body } = await ana.get('/v1/roles?alias=communications%20lead');
    expect(body.roles.map((role: { key: string }) => role.key).sort()).toEqual([
      'communications-manager',
      'social-media-lead',
    ]);
  });
});

describe('components', () => {
  it('are registered, changed and listed; an incident names only those there are', async () => {
    const put = await ana.put('/v1/components/db1', { name: 'Primary database', owner: 'Infrastructure' });
    expect(put.body).toMatchObject({ key: 'db1', owner: 'Infrastructure' });
    await ana.put('/v1/components/db1', { name: 'Primary database', owner: 'Databases' });
    const { body } = await ana.get('/v1/components');
    expect(body.components).toMatchObject([{ key: 'db1', owner: 'Databases' }]);
    const unknown = await declare({ components: ['db1', 'db9'] });
    expect(unknown.status).toBe(422);
    expect(unknown.body).toMatchObject({ code: 'component-unknown', components: ['db9'] });
  });
});

describe('an incident', () => {
  it('is declared with 201 and its number, and has its manager at once', async () => {
    const declared = await declare({ components: ['db1'], labels: { team: 'data' } });
    expect(declared.status).toBe(201);
    expect(declared.body.id).toMatch(/^INC-\d+$/);
    expect(declared.headers.get('location')).toBe(`/v1/incidents/${declared.body.id}`);
    expect(declared.body.startedAt).toBeNull();
    const board = await bo.get(`/v1/incidents/${declared.body.id}/board`);
    expect(board.body.roster.manager).toMatchObject({ person: { id: id.ana, name: 'ana' }, acknowledged: true });
    expect(board.body.missing).toEqual([]);
  });

  it('declared by a program names a person, by id or address', async () => {
    const alerts = await people.muster.asProgram('alertmanager');
    const nameless = await declare({}, alerts);
    expect(nameless.status).toBe(422);
    expect(nameless.body).toMatchObject({ code: 'manager-needed', errors: [{ field: 'manager' }] });
    const named = await declare({ manager: 'bo@example.org' }, alerts);
    expect(named.status).toBe(201);
    expect(named.body).toMatchObject({ manager: { id: id.bo }, declaredBy: { id: 'program:alertmanager' } });
    const board = await ana.get(`/v1/incidents/${named.body.id}/board`);
    expect(board.body.roster.manager).toMatchObject({ acknowledged: false, person: { id: id.bo } });
  });

  it('with the dedupKey of an open one is that one; of an ended one a new one', async () => {
    const first = await declare({ dedupKey: 'db-slow' });
    const again = await declare({ dedupKey: 'db-slow', title: 'Again' }, bo);
    expect(again.status).toBe(200);
    expect(again.body).toMatchObject({ id: first.body.id, title: 'The database is slow', alreadyOpen: true });
    expect((await ana.patch(`/v1/incidents/${first.body.id}`, { status: 'cancelled' })).status).toBe(200);
    const next = await declare({ dedupKey: 'db-slow' });
    expect(next.status).toBe(201);
    expect(next.body.id).not.toBe(first.body.id);
  });

  it('is listed newest first, by status, severity and component, in pages', async () => {
    const { body: mine } = await declare({ severity: 'SEV3', components: ['db1'], title: 'Only this one' });
    const listed = await bo.get('/v1/incidents?severity=SEV3,SEV4&status=triage&component=db1');
    expect(listed.body.incidents.map((one: { id: string }) => one.id)).toEqual([mine.id]);
    const page = await bo.get('/v1/incidents?limit=1');
    expect(page.body.incidents[0].id).toBe(mine.id);
    const rest = await bo.get(`/v1/incidents?limit=200&after=${page.body.next}`);
    expect(rest.body.incidents.map((one: { id: string }) => one.id)).not.toContain(mine.id);
  });

  it('changes severity, status and words; every move is checked, and null empties a field', async () => {
    const { body } = await declare();
    const path = `/v1/incidents/${body.id}`;
    const changed = await bo.patch(path, { severity: 'SEV1', status: 'active', impact: 'Writes fail', title: 'Down' });
    expect(changed.body).toMatchObject({ severity: 'SEV1', status: 'active', impact: 'Writes fail', title: 'Down' });
    expect((await bo.patch(path, { impact: null })).body.impact).toBeNull();
    const merged = await bo.patch(path, { status: 'merged' });
    expect(merged.status).toBe(409);
    expect(merged.body).toMatchObject({ code: 'status-move-refused', from: 'active', to: 'merged' });
    const closing = await bo.patch(path, { status: 'closed' });
    expect(closing.status).toBe(403);
    expect(closing.body).toMatchObject({ code: 'not-for-you', whoMay: 'ana' });
    const closed = await ana.patch(path, { status: 'closed' });
    expect(closed.body.status).toBe('closed');
    // The roster hears of it a moment later.
    const board = await bo.get(`${path}/board`, { 'muster-after': closed.headers.get('muster-position')! });
    expect(board.headers.get('muster-behind')).toBeNull();
    expect((await bo.put(`${path}/roles/scribe`, { person: id.bo })).status).toBe(409);
  });
});
