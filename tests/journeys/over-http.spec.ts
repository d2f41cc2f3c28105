import type { Api } from '../support/api.js';
import { MusterProcess } from '../support/muster-process.js';

let muster: MusterProcess;
let ana: Api;
let bo: Api;
let cy: Api;
const id: Record<string, string> = {};

beforeAll(async () => {
  muster = await MusterProcess.start({ MANAGER_ANSWERS_WITHIN: 'SEV4=1' });
  ana = await muster.as('ana@example.org');
  bo = await muster.as('bo@example.org');
  cy = await muster.as('cy@example.org');
  for (const api of [ana, bo, cy]) await api.get('/v1/roles');
  const { body } = await ana.get('/v1/people');
  for (const { name, id: person } of body.people) id[name] = person;
}, 60_000);

afterAll(() => muster.remove());

const declare = (more: object = {}, api = ana) =>
  api.post('/v1/incidents', { title: 'The database is slow', severity: 'SEV2', ...more });

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
    const alerts = await muster.asProgram('alertmanager');
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
    expect((await ana.patch(path, { status: 'closed' })).body.status).toBe('closed');
    expect((await bo.put(`${path}/roles/scribe`, { person: id.bo })).status).toBe(409);
  });
});

describe('roles', () => {
  it('vacant ones are taken by anyone, and given by the manager; the holder confirms', async () => {
    const { body } = await declare();
    const roles = `/v1/incidents/${body.id}/roles`;
    const taken = await bo.put(`${roles}/scribe`, { person: id.bo });
    expect(taken.status).toBe(200);
    expect(taken.body).toMatchObject({ vacant: false, holders: [{ person: { id: id.bo }, acknowledged: true }] });
    const stranger = await bo.put(`${roles}/tech-lead`, { person: id.cy });
    expect(stranger.status).toBe(403);
    expect(stranger.body).toMatchObject({ code: 'not-entitled', entitled: [{ id: id.ana }] });
    const given = await ana.put(`${roles}/tech-lead`, { person: 'cy@example.org' });
    expect(given.body.holders).toMatchObject([{ person: { id: id.cy }, acknowledged: false, givenBy: { id: id.ana } }]);
    expect((await cy.post(`${roles}/tech-lead/acknowledge`)).body.holders[0].acknowledged).toBe(true);
    const held = await bo.put(`${roles}/tech-lead`, { person: id.bo });
    expect(held.status).toBe(409);
    expect(held.body).toMatchObject({ code: 'role-held', holder: { id: id.cy }, since: given.body.holders[0].since });
    const shadowing = await bo.put(`${roles}/tech-lead`, { person: id.bo, observer: true });
    expect(shadowing.body).toMatchObject({
      observers: [{ person: { id: id.bo } }],
      holders: [{ person: { id: id.cy } }],
    });
    const moved = await ana.put(`${roles}/tech-lead`, { person: id.bo, inPlaceOf: id.cy });
    expect(moved.body.holders).toMatchObject([{ person: { id: id.bo } }]);
  });

  it('given up fall to the manager, who keeps their own until somebody has taken over', async () => {
    const { body } = await declare();
    const roles = `/v1/incidents/${body.id}/roles`;
    await bo.put(`${roles}/scribe`, { person: id.bo });
    expect((await cy.delete(`${roles}/scribe?person=${id.bo}`)).body.code).toBe('not-entitled');
    const released = await bo.delete(`${roles}/scribe`);
    expect(released.body).toMatchObject({ vacant: true, answers: { id: id.ana } });
    const manager = await ana.delete(`${roles}/incident-manager`);
    expect(manager.status).toBe(409);
    expect(manager.body.code).toBe('manager-stays');
  });

  it('are handed over in two phases; until the acceptance the earlier holder answers', async () => {
    const { body } = await declare();
    const path = `/v1/incidents/${body.id}/roles/incident-manager`;
    const offered = await ana.post(`${path}/handover`, { to: id.bo, brief: 'db1 is the primary.' });
    expect(offered.body).toMatchObject({
      offer: { to: { id: id.bo }, brief: 'db1 is the primary.' },
      answers: { id: id.ana },
    });
    expect((await cy.post(`${path}/handover/accept`)).body).toMatchObject({
      code: 'no-offer',
      offeredTo: { id: id.bo },
    });
    expect((await bo.post(`${path}/handover/decline`)).body).toMatchObject({ offer: null, answers: { id: id.ana } });
    await ana.post(`${path}/handover`, { to: id.cy });
    expect((await ana.post(`${path}/handover/withdraw`)).body.offer).toBeNull();
    await ana.post(`${path}/handover`, { to: id.bo });
    expect((await bo.post(`${path}/handover/accept`)).body).toMatchObject({ answers: { id: id.bo }, offer: null });
    const board = await cy.get(`/v1/incidents/${body.id}/board`);
    expect(board.body.roster.manager.person.id).toBe(id.bo);
  });

  it('of a manager who does not answer are taken over, after the time the severity sets', async () => {
    const { body } = await declare({ severity: 'SEV4' });
    const path = `/v1/incidents/${body.id}/roles/incident-manager/takeover`;
    const called = await bo.post(path, { reason: 'No answer on the bridge.' });
    expect(called.status).toBe(202);
    expect(called.body.outcome).toBe('called');
    expect((await cy.post(path, { reason: 'Too early' })).body.code).toBe('manager-still-has-time');
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    const taken = await bo.post(path, { reason: 'No answer on the bridge.' });
    expect(taken.status).toBe(200);
    expect(taken.body).toMatchObject({ outcome: 'taken', answers: { id: id.bo } });
    const told = await ana.get(`/v1/incidents/${body.id}/timeline`, {
      'muster-after': taken.headers.get('muster-position')!,
    });
    const last = told.body.entries.at(-1);
    expect(last.text).toBe('bo took over as incident manager from ana, who did not answer: No answer on the bridge.');
  });
});

describe('the board', () => {
  it('shows one accountable person for every duty, and why; vacancies; never an orphan', async () => {
    const { body } = await declare();
    await bo.put(`/v1/incidents/${body.id}/roles/social-media-lead`, { person: id.bo });
    const { body: board } = await cy.get(`/v1/incidents/${body.id}/board`, { 'accept-language': 'fr' });
    const duties = new Map(board.roster.duties.map((one: { duty: string }) => [one.duty, one]));
    expect(duties.size).toBe(35);
    expect(duties.get('update-status-page')).toMatchObject({ accountable: { id: id.bo }, because: 'secondary-role' });
    expect(duties.get('decide-changes')).toMatchObject({
      accountable: { id: id.ana },
      because: 'incident-manager',
      why: "répond de ce que personne d'autre ne tient",
    });
    expect(board.roster.orphans).toEqual([]);
    expect(board.roster.vacancies.map((one: { role: string }) => one.role)).toEqual([
      'tech-lead',
      'communications-manager',
      'scribe',
    ]);
  });
});

describe('the timeline', () => {
  it('takes notes of now and of earlier, and tells every event in order and in the language of the reader', async () => {
    const { body } = await declare();
    const path = `/v1/incidents/${body.id}/timeline`;
    const moved = await bo.put(`/v1/incidents/${body.id}/roles/scribe`, { person: id.bo });
    const note = await bo.post(path, { text: 'Replication *stopped*', occurredAt: '2017-01-31T23:00:00+01:00' });
    expect(note.status).toBe(201);
    expect(note.body).toMatchObject({ kind: 'note', occurredAt: '2017-01-31T22:00:00.000Z', by: { id: id.bo } });
    const read = await cy.get(path, { 'muster-after': moved.headers.get('muster-position')!, 'accept-language': 'fr' });
    expect(read.headers.get('muster-behind')).toBeNull();
    expect(read.body.entries.map((one: { text: string }) => one.text)).toEqual([
      'Replication *stopped*',
      `ana a déclaré ${body.id} (SEV2) : The database is slow. Gestionnaire d'incident : ana.`,
      "ana est gestionnaire d'incident et répond de tout ce qui n'est pas confié à quelqu'un d'autre.",
      'bo a pris le rôle Secrétaire.',
    ]);
  });

  it('is had as CSV and as Markdown, all pages in one', async () => {
    const { body } = await declare({ title: '=HYPERLINK("x")' });
    const path = `/v1/incidents/${body.id}/timeline`;
    for (let index = 0; index < 5; index += 1) await ana.post(path, { text: `=note ${index}` });
    const csv = await bo.get(`${path}?limit=2`, { accept: 'text/csv' });
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const rows = csv.body.trim().split('\r\n');
    expect(rows[0]).toBe('occurredAt,recordedAt,by,kind,service,event,text');
    expect(rows.filter((row: string) => row.includes("'=note"))).toHaveLength(5);
    const markdown = await bo.get(`${path}?limit=2`, { accept: 'text/markdown' });
    expect(markdown.body.match(/^# /gm)).toHaveLength(1);
    expect(markdown.body.match(/^## /gm)).toHaveLength(1);
    expect(markdown.body).toContain('**ana**: =note 4');
  });
});
