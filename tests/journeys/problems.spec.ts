import { eventually } from '../support/patient.js';
import { ThreePeople } from '../support/three-people.js';

let people: ThreePeople;
let incident: string;
let problem: string;

beforeAll(async () => {
  people = await ThreePeople.start();
  incident = (await people.declare({ severity: 'SEV1', title: 'Orders fail' })).body.id;
  await people.ana.post(`/v1/incidents/${incident}/workstreams`, { key: 'database', name: 'Database' });
  const seat = { person: people.id.bo, scope: 'database' };
  await people.ana.put(`/v1/incidents/${incident}/roles/tech-lead`, seat);
}, 90_000);

afterAll(() => people?.muster.remove());

const problemsBehind = async () => (await people.bo.get(`/v1/problems?incident=${incident}`)).body.problems;
const answersFor = async (duty: string, scope = 'incident') => {
  const { duties } = (await people.bo.get(`/v1/rosters/${problem}`)).body;
  return duties.find((one: { duty: string; scope: string }) => one.duty === duty && one.scope === scope)?.accountable
    .name;
};

it('is opened by itself when a severe incident is resolved, once', async () => {
  await people.ana.patch(`/v1/incidents/${incident}`, { status: 'resolved' });
  const [opened] = await eventually(problemsBehind, (found) => found.length > 0);
  expect(opened).toMatchObject({ title: 'Orders fail', because: 'severity', status: 'open', severity: 'SEV1' });
  problem = opened.id;
  await people.ana.patch(`/v1/incidents/${incident}`, { status: 'active' });
  await people.ana.patch(`/v1/incidents/${incident}`, { status: 'resolved' });
  const again = await people.bo.post('/v1/problems', { incident });
  expect([again.status, again.body.id, again.body.alreadyOpen]).toEqual([200, problem, true]);
});

it('has a roster of its own: the manager answers until somebody takes a role, and last holders go on', async () => {
  expect(await answersFor('find-root-cause')).toBe('ana');
  expect(await answersFor('join-postmortem', 'database')).toBe('bo');
  const refused = await people.cy.patch(`/v1/problems/${problem}`, { workaround: 'Restart the pool.' });
  expect([refused.status, refused.body.code]).toEqual([403, 'not-for-you']);
  const taken = await people.cy.put(`/v1/incidents/${problem}/roles/problem-manager`, { person: people.id.cy });
  expect(taken.status).toBe(200);
  const known = await people.cy.patch(`/v1/problems/${problem}`, { workaround: 'Restart the pool.' });
  expect([known.status, known.body.status]).toEqual([200, 'known-error']);
  expect(await answersFor('find-root-cause')).toBe('cy');
});

it('has a record of its own, in words', async () => {
  const lines = await eventually(
    async () => (await people.bo.get(`/v1/incidents/${problem}/timeline`)).body.entries ?? [],
    (entries) => JSON.stringify(entries).includes('Restart the pool.'),
  );
  expect(JSON.stringify(lines)).toContain(`opened ${problem} behind ${incident}`);
});

it('is opened again by a further incident with the same cause, whose people have a place in it', async () => {
  expect((await people.cy.post(`/v1/problems/${problem}/close`, { words: 'The pool is larger.' })).body.status).toBe(
    'closed',
  );
  const other = (await people.declare({ severity: 'SEV3', title: 'Orders fail again' }, people.bo)).body.id;
  const linked = await people.cy.put(`/v1/problems/${problem}/incidents/${other}`);
  expect(linked.body).toMatchObject({ status: 'known-error', closedAt: null, reopened: 1 });
  const board = await eventually(
    async () => (await people.cy.get(`/v1/rosters/${problem}`)).body,
    (body) => JSON.stringify(body).includes(other),
  );
  expect(JSON.stringify(board)).toContain('bo');
});

it('of a restricted incident is not there for others', async () => {
  const hidden = (await people.declare({ severity: 'SEV1', visibility: 'restricted' })).body.id;
  const opened = await people.ana.post('/v1/problems', { incident: hidden });
  expect([opened.status, opened.body.restricted]).toEqual([201, true]);
  const refused = await people.bo.get(`/v1/problems/${opened.body.id}`);
  expect([refused.status, refused.body.code]).toEqual([404, 'problem-unknown']);
  expect((await people.bo.post('/v1/problems', { incident: hidden })).status).toBe(404);
  const listed = (await people.bo.get('/v1/problems')).body.problems;
  expect(listed.map(({ id }: { id: string }) => id)).not.toContain(opened.body.id);
});

it('bad input is refused by name', async () => {
  const codes = await Promise.all([
    people.ana.get('/v1/problems/PRB-999999'),
    people.ana.get('/v1/problems/INC-1'),
    people.ana.post('/v1/problems', { incident: 'INC-999999' }),
    people.ana.post('/v1/problems', { incident, surely: 1 }),
    people.ana.get('/v1/rosters/PRB-999999'),
  ]);
  expect(codes.map(({ status }) => status)).toEqual([404, 422, 404, 422, 404]);
});
