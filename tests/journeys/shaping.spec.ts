import type { Api } from '../support/api.js';
import { eventually } from '../support/patient.js';
import { ThreePeople } from '../support/three-people.js';

let people: ThreePeople;
let ana: Api;
let bo: Api;
let cy: Api;
let id: Readonly<Record<string, string>>;
let incident: string;

beforeAll(async () => {
  people = await ThreePeople.start();
  ({ ana, bo, cy, id } = people);
  incident = `/v1/incidents/${(await people.declare({ severity: 'SEV2' })).body.id}`;
}, 60_000);

afterAll(() => people?.muster.remove());

const board = async () => (await ana.get(`${incident}/board`)).body.roster;
const answers = async (duty: string, scope = 'incident') =>
  (await board()).duties.find((one: { duty: string; scope: string }) => one.duty === duty && one.scope === scope);

describe('the manager gives an incident its form', () => {
  it('opens workstreams, each with a lead of its own', async () => {
    const opened = await ana.post(`${incident}/workstreams`, { key: 'database', name: 'Database', goal: 'A backup' });
    expect(opened).toMatchObject({ status: 201, body: { workstream: { key: 'database', goal: 'A backup' } } });
    const led = await ana.put(`${incident}/roles/tech-lead`, { person: id.bo, scope: 'database' });
    expect(led.body).toMatchObject({ name: 'Tech lead, Database', holders: [{ person: { id: id.bo } }] });
    expect(await answers('decide-changes', 'database')).toMatchObject({ accountable: { id: id.bo } });
    expect(await answers('decide-changes')).toMatchObject({ accountable: { id: id.ana } });
    const changed = await bo.patch(`${incident}/workstreams/database`, { goal: 'Any backup' });
    expect(changed.body.workstream).toMatchObject({ name: 'Database', goal: 'Any backup' });
    expect((await cy.patch(`${incident}/workstreams/database`, { goal: 'x' })).body.code).toBe('not-your-duty');
  });

  it('shapes roles for this incident, whose duties have one accountable person each', async () => {
    const role = {
      ...{ key: 'restorer', name: { en: 'Restorer', fr: 'Restaurateur' } },
      purpose: { en: 'Brings the data back.', fr: 'Fait revenir les données.' },
      duties: [{ duty: 'restore-data', name: { en: 'Restore the data', fr: 'Restaurer les données' } }],
    };
    const shaped = await ana.post(`${incident}/roles`, role, { 'accept-language': 'fr' });
    expect(shaped).toMatchObject({ status: 201, body: { name: 'Restaurateur', ofThisIncident: true, vacant: true } });
    expect(await answers('restore-data')).toMatchObject({ accountable: { id: id.ana }, name: 'Restore the data' });
    await cy.put(`${incident}/roles/restorer`, { person: id.cy });
    expect(await answers('restore-data')).toMatchObject({ accountable: { id: id.cy }, because: 'primary-role' });
  });

  it('delegates single duties, and takes them back', async () => {
    const path = `${incident}/duties/brief-executives/delegation`;
    const given = await ana.put(path, { to: 'cy@example.org' });
    expect(given.body).toMatchObject({ accountable: { id: id.cy }, because: 'delegated' });
    expect(await answers('brief-executives')).toMatchObject({ why: 'it was delegated to them' });
    expect((await bo.delete(path)).body.code).toBe('not-your-duty');
    expect((await cy.delete(path)).body).toMatchObject({ accountable: { id: id.ana } });
  });

  it('names a deputy, who takes over with one press', async () => {
    const other = `/v1/incidents/${(await people.declare()).body.id}`;
    expect((await ana.put(`${other}/deputy`, { person: id.bo })).body.deputy.id).toBe(id.bo);
    const taken = await bo.post(`${other}/roles/incident-manager/takeover`, { reason: 'Ana is asleep' });
    expect(taken).toMatchObject({ status: 200, body: { outcome: 'taken', holders: [{ person: { id: id.bo } }] } });
  });

  it('says what this incident does not need, and nobody is reminded of it', async () => {
    const needs = async () => (await board()).vacancies.map(({ role }: { role: string }) => role);
    expect(await needs()).toContain('scribe');
    const said = await ana.put(`${incident}/roles/scribe/not-needed`, { reason: 'the call is recorded' });
    expect(said.body).toMatchObject({ required: false, notNeeded: true });
    expect(await needs()).not.toContain('scribe');
    await ana.delete(`${incident}/roles/scribe/not-needed`);
    expect(await needs()).toContain('scribe');
  });
});

describe('people come and go', () => {
  it('a held role is asked for, and a whole shift handed over at once', async () => {
    await bo.put(`${incident}/roles/scribe`, { person: id.bo });
    const asked = await cy.post(`${incident}/roles/scribe/requests`, { words: 'I have done it before' });
    expect(asked.body.requests).toMatchObject([{ person: { id: id.cy }, words: 'I have done it before' }]);
    const shift = await bo.post(`${incident}/shift`, { to: id.cy, brief: 'Read page 4.' });
    const seats = (all: { role: string; scope: string }[]) => all.map(({ role, scope }) => `${role}/${scope}`);
    expect(seats(shift.body.offered)).toEqual(['tech-lead/database', 'scribe/incident']);
    const accepted = await cy.post(`${incident}/shift/accept`);
    expect(seats(accepted.body.taken)).toEqual(['tech-lead/database', 'scribe/incident']);
    const { roles } = await board();
    expect(roles.find(({ role }: { role: string }) => role === 'scribe')).toMatchObject({
      ...{ holders: [{ person: { id: id.cy } }], requests: [] },
    });
  });

  it('who would answer if somebody dropped is shown before it happens', async () => {
    const { body } = await bo.get(`${incident}/participants/${id.cy}/absence`, { 'accept-language': 'fr' });
    const row = body.duties.find(({ duty }: { duty: string }) => duty === 'restore-data');
    expect(row).toMatchObject({ name: 'Restaurer les données', next: { accountable: { id: id.ana } } });
    expect(body.vacant.map(({ role }: { role: string }) => role).sort()).toEqual(['restorer', 'scribe', 'tech-lead']);
  });

  it('who leaves sees what they still hold; it falls to the manager, recorded', async () => {
    const path = `${incident}/participants/${id.cy}/leave`;
    const first = await cy.post(path, {});
    expect(first).toMatchObject({ status: 409, body: { code: 'still-holds' } });
    expect(first.body.held.map(({ role }: { role: string }) => role)).toContain('restorer');
    const left = await cy.post(path, { leaveToManager: true });
    expect(left.body).toMatchObject({ fallsTo: { id: id.ana } });
    expect(await answers('restore-data')).toMatchObject({ accountable: { id: id.ana } });
    expect((await ana.post(`${incident}/roles/incident-manager/handover`, { to: id.cy })).body.code).toBe('has-left');
    const record = () => ana.get(`${incident}/timeline`);
    const { body } = await eventually(record, ({ body: { entries } }) => entries.at(-1)?.text.startsWith('cy left'));
    expect(body.entries.at(-1).text).toMatch(/^cy left; ana answers for /);
  });

  it('many are released in one act', async () => {
    await bo.post(`${incident}/participants`, {});
    await cy.post(`${incident}/participants`, { as: 'stakeholder' });
    expect((await board()).participants).toHaveLength(2);
    const down = await ana.post(`${incident}/stand-down`, { people: [id.bo, id.cy] });
    expect(down.body.people).toMatchObject([{ id: id.bo }, { id: id.cy }]);
    expect((await board()).participants).toEqual([]);
  });
});

describe('bad input is refused by name', () => {
  it.each([
    ['a workstream without a name', 'POST', '/workstreams', { key: 'x' }, 422, 'invalid-input'],
    ['a role that is none', 'PUT', '/roles/boss', { person: 'ana@example.org' }, 404, 'role-unknown'],
    [
      'a part that is none',
      'PUT',
      '/roles/tech-lead',
      { person: 'ana@example.org', scope: 'nowhere' },
      404,
      'scope-unknown',
    ],
    [
      'a role where it is not held',
      'PUT',
      '/roles/scribe',
      { person: 'ana@example.org', scope: 'internal' },
      422,
      'scope-not-for-role',
    ],
    ['a duty that is none', 'PUT', '/duties/nothing/delegation', { to: 'bo@example.org' }, 404, 'duty-unknown'],
    [
      'a time without a zone',
      'PUT',
      '/duties/brief-executives/delegation',
      { to: 'bo@example.org', until: '2030-01-01T00:00:00' },
      422,
      'invalid-input',
    ],
    ['a shift to nobody', 'POST', '/shift', {}, 422, 'invalid-input'],
    ['a deputy nobody knows', 'PUT', '/deputy', { person: 'x@example.org' }, 422, 'person-unknown'],
    [
      'a role shaped without a duty',
      'POST',
      '/roles',
      { key: 'x', name: { en: 'x', fr: 'x' }, purpose: { en: 'x', fr: 'x' }, duties: [] },
      422,
      'invalid-input',
    ],
  ])('%s', async (_what, method, path, body, status, code) => {
    const refused = await ana.send(method, `${incident}${path}`, body);
    expect(refused).toMatchObject({ status, body: { code, next: expect.any(String) } });
  });

  it('what a program sends: roles are moved by people', async () => {
    const program = await people.muster.asProgram('alert-relay');
    expect((await program.post(`${incident}/workstreams`, { key: 'y', name: 'y' })).body.code).toBe('person-needed');
  });
});
