import type { Api } from '../support/api.js';
import { ThreePeople } from '../support/three-people.js';

let people: ThreePeople;
let ana: Api;
let bo: Api;
let cy: Api;
let id: Readonly<Record<string, string>>;

beforeAll(async () => {
  people = await ThreePeople.start({ MANAGER_ANSWERS_WITHIN: 'SEV4=1' });
  ({ ana, bo, cy, id } = people);
}, 60_000);

afterAll(() => people?.muster.remove());

const declare = (more: object = {}, api = ana) => people.declare(more, api);

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
    const { body } = await declare({ startedAt: '2017-01-31T21:00:00Z' });
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
    expect(rows[0]).toMatch(/^occurredAt,recordedAt,by,kind,service,event,text,saidBy,/);
    expect(rows.filter((row: string) => row.includes("'=note"))).toHaveLength(5);
    const markdown = await bo.get(`${path}?limit=2`, { accept: 'text/markdown' });
    expect(markdown.body.match(/^# /gm)).toHaveLength(1);
    expect(markdown.body.match(/^## /gm)).toHaveLength(1);
    expect(markdown.body).toContain('**ana**: =note 4');
  });
});
