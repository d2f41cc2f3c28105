import type { mongo } from 'mongoose';
import type { Answer, Api } from '../support/api.js';
import { eventually } from '../support/patient.js';
import { ThreePeople } from '../support/three-people.js';

const FRENCH = { 'accept-language': 'fr' };
const MINUTE_MS = 60_000;

let people: ThreePeople;
let ana: Api;
let bo: Api;
let cy: Api;
let path: string;
let incident: string;
let question: string;
/** Before Bo handed the record over to Cy. */
let earlier: string;

const texts = (entries: readonly { text: string }[]): string[] => entries.map(({ text }) => text);
/** What comes after an answer has seen what that answer led to. */
const after = (answer: Answer) => ({ 'muster-after': answer.headers.get('muster-position')! });
const note = (api: Api, text: string, more: object = {}) => api.post(`${path}/timeline`, { text, ...more });

beforeAll(async () => {
  people = await ThreePeople.start();
  ({ ana, bo, cy } = people);
  const { body } = await people.declare({ severity: 'SEV2' });
  incident = body.id;
  path = `/v1/incidents/${incident}`;
  await bo.put(`${path}/roles/scribe`, { person: 'bo@example.org' });
  await note(bo, 'The primary is db1', { kind: 'observation' });
  question = (await note(ana, 'Who has the backups?', { kind: 'question' })).body.id;
  await ana.patch(path, { status: 'active' });
  const decided = await note(ana, 'We fail over to db2', { kind: 'decision' });
  earlier = decided.body.recordedAt;
  await bo.post(`${path}/roles/scribe/handover`, { to: 'cy@example.org' });
  const accepted = await cy.post(`${path}/roles/scribe/handover/accept`);
  await cy.get(`${path}/timeline`, after(accepted));
}, 60_000);

afterAll(() => people?.muster.remove());

const desk = async (api: Api, headers = {}) => (await api.get(`${path}/desk`, headers)).body;
/** The desk once that many reasons are missing: what other services tell comes a moment later. */
const suggesting = (count: number) =>
  eventually(
    () => desk(cy),
    ({ suggestions }) => suggestions.length === count,
  );

describe("the scribe's desk", () => {
  it('suggests what has no reason yet and what nobody answered, in the language of the reader', async () => {
    const { suggestions, questions } = await suggesting(3);
    expect(texts(suggestions)).toEqual([
      'ana moved the incident from triage to active.',
      'We fail over to db2',
      'cy took over the role Scribe from bo.',
    ]);
    expect(texts(questions)).toEqual(['Who has the backups?']);
    const { silence } = await eventually(
      () => desk(cy),
      ({ silence: clock }) => clock?.asks[0]?.name === 'cy',
    );
    expect(silence).toMatchObject({ minutes: 0, dueAt: expect.any(String) });
    expect(texts((await desk(cy, FRENCH)).suggestions)).toContain('cy a repris le rôle Secrétaire de bo.');
  });

  it('lets go of what was answered, explained, or needs no reason', async () => {
    const [moved, decided, handedOver] = (await suggesting(3)).suggestions;
    await note(bo, 'I have: s3://backups', { about: question });
    await note(ana, 'db1 has lost its disk', { about: decided.id });
    const fixed = { text: 'cy took over the record', reason: 'shift change' };
    expect((await cy.patch(`${path}/timeline/${handedOver.id}`, fixed)).status).toBe(200);
    expect((await cy.put(`${path}/timeline/${moved.id}/marks`, { needsNoWhy: true })).status).toBe(200);
    expect(await suggesting(0)).toMatchObject({ questions: [] });
  });

  it('shows each person what is new to them, and no more once they looked', async () => {
    const before = await desk(cy);
    expect(before.since).toBeNull();
    expect(before.counts).toMatchObject({ decision: 1, question: 1, observation: 1, note: 2 });
    const looked = await cy.put(`${path}/desk/look`, { position: before.length });
    expect(looked).toMatchObject({ status: 200, body: { incident, position: before.length } });
    await note(ana, 'db2 takes writes');
    const since = async () => (await cy.get(`${path}/timeline?since=looked`)).body.entries;
    expect(texts(await since())).toContain('db2 takes writes');
    expect(await desk(cy)).toMatchObject({ since: { position: before.length } });
    expect((await desk(cy)).counts.note).toBe(1);
    expect(await cy.put(`${path}/desk/look`, { position: 1 })).toMatchObject({ body: { position: before.length } });
    expect((await desk(bo)).since).toBeNull();
    const wrong = await cy.put(`${path}/desk/look`, { position: -1 }, FRENCH);
    expect(wrong).toMatchObject({ status: 422, body: { errors: [{ field: 'position' }] } });
  });
});

describe('what is made from the record', () => {
  it('is a summary of the shift for whoever comes next', async () => {
    const { summary } = (await ana.get(`${path}/shift-summary`)).body;
    expect(summary).toMatchObject({ state: { severity: 'SEV2', status: 'active' }, questions: [], withoutWhy: [] });
    expect(texts(summary.roles)).toContain('cy took over the record');
    expect(texts(summary.decisions)).toEqual(['We fail over to db2']);
    const markdown = await ana.get(`${path}/shift-summary`, { ...FRENCH, accept: 'text/markdown' });
    expect(markdown.headers.get('content-type')).toContain('text/markdown');
    expect(markdown.body).toContain(`# Résumé de la relève : ${incident}`);
    expect(markdown.body).toMatch(/- \d{4}-\d\d-\d\d \d\d:\d\d \*\*ana\*\* : We fail over to db2/);
    const backwards = await ana.get(`${path}/shift-summary?from=2030-01-02T00:00:00Z&to=2030-01-01T00:00:00Z`, FRENCH);
    expect(backwards).toMatchObject({ status: 422, body: { code: 'span-backwards', errors: [{ field: 'from' }] } });
    expect(backwards.body.title).toBe('Cette période finit avant de commencer');
  });

  it('is who was there in which role, and what they did', async () => {
    const { body } = await ana.get(`${path}/register`);
    const byName = Object.fromEntries(body.people.map((one: { person: { name: string } }) => [one.person.name, one]));
    expect(byName.bo).toMatchObject({
      roles: [{ name: 'Scribe', until: expect.any(String) }],
      stays: [{ until: expect.any(String) }],
    });
    expect(byName.cy).toMatchObject({ roles: [{ name: 'Scribe', until: null }] });
    expect(byName.ana.roles).toMatchObject([{ role: 'incident-manager', until: null }]);
    const activities = (await ana.get(`${path}/register?by=activity`, FRENCH)).body.activities;
    const scribes = activities.find(({ name }: { name: string }) => name === 'Secrétaire');
    expect(scribes.people.map(({ person }: { person: { name: string } }) => person.name)).toEqual(['bo', 'cy']);
    const csv = await ana.get(`${path}/register`, { accept: 'text/csv' });
    expect(csv.body).toMatch(/^person,id,what,activity,name,as,from,until,count\r\n/);
    const markdown = await ana.get(`${path}/register`, { accept: 'text/markdown', ...FRENCH });
    expect(markdown.body).toContain(`# Personnes et activités de ${incident}`);
  });

  it('is the incident and its roles as they were at a time', async () => {
    const { status, body } = await ana.get(`${path}/state?at=${earlier}`);
    expect(status).toBe(200);
    expect(body.missing).toEqual([]);
    expect(body.record).toMatchObject({ asOf: earlier, incident: { status: 'active' } });
    expect(texts(body.record.questions)).toEqual(['Who has the backups?']);
    const scribe = body.roster.roles.find(({ role }: { role: string }) => role === 'scribe');
    expect(scribe.holders).toMatchObject([{ person: { name: 'bo' } }]);
    expect(body.roster.manager.name).toBe('ana');
    const now = (await ana.get(`${path}/state?at=2999-01-01T00:00:00Z`, FRENCH)).body;
    expect(now.roster.roles).toContainEqual(expect.objectContaining({ role: 'scribe', name: 'Secrétaire' }));
    expect(now.record.questions).toEqual([]);
    const before = await ana.get(`${path}/state?at=2017-01-01T00:00:00Z`, FRENCH);
    expect(before).toMatchObject({ status: 422, body: { code: 'not-declared-then', errors: [{ field: 'at' }] } });
    expect(await ana.get(`${path}/state`)).toMatchObject({ status: 422, body: { errors: [{ field: 'at' }] } });
  });

  it('is what was recorded since somebody left', async () => {
    await bo.post(`${path}/participants`);
    const left = await bo.post(`${path}/participants/${people.id.bo}/leave`);
    expect(left.status).toBeLessThan(300);
    await bo.get(`${path}/timeline`, after(left));
    await note(ana, 'bo is asleep');
    const { body } = await bo.get(`${path}/timeline?since=left`);
    expect(texts(body.entries)).toEqual(['bo is asleep']);
    expect((await bo.get(`${path}/timeline?since=never`)).status).toBe(422);
  });
});

it('a record in which nobody writes asks who keeps it, and the manager too when it lasts', async () => {
  const { body } = await people.declare({ severity: 'SEV1', title: 'Checkout is down' });
  const at = `/v1/incidents/${body.id}`;
  await cy.put(`${at}/roles/scribe`, { person: 'cy@example.org' });
  const database = await people.muster.database('timeline');
  const records = database.collection<{ _id: string }>('records');
  await eventually(
    async () => (await bo.get(`${at}/desk`)).body.silence,
    (silence) => silence?.asks[0]?.name === 'cy',
  );
  /** The clock has begun so long ago. */
  const begun = (minutes: number) => {
    const since = new Date(Date.now() - minutes * MINUTE_MS);
    const begin = { 'state.watchedSince': since.toISOString(), dueAt: since };
    return records.updateOne({ _id: body.id }, { $set: begin } as mongo.UpdateFilter<{ _id: string }>);
  };
  const asked = (count: number) =>
    eventually(
      async () =>
        texts((await ana.get(`${at}/timeline`)).body.entries).filter((text) => text.startsWith('Nobody has written')),
      (found) => found.length >= count,
    );
  await begun(11);
  expect(await asked(1)).toEqual(['Nobody has written anything down for 11 minutes: cy, what has happened?']);
  await begun(25);
  const [, second] = await asked(2);
  expect(second).toBe('Nobody has written anything down for 25 minutes: cy and ana, what has happened?');
  const french = texts((await ana.get(`${at}/timeline`, FRENCH)).body.entries);
  expect(french).toContain("Personne n'a rien noté depuis 25 minutes : cy et ana, que s'est-il passé ?");
  await database.close();
}, 30_000);

it('milestones say when it came to what and how long that took, and closing seals the record', async () => {
  await ana.patch(path, { status: 'resolved' });
  // What is to be learned of a SEV2 is open once it is resolved, a moment later.
  await eventually(
    async () => (await ana.get(`${path}/open-items`)).body.items.map(({ kind }: { kind: string }) => kind),
    (kinds) => kinds.includes('problem'),
  );
  await ana.patch(path, { status: 'active' });
  const closed = await ana.post(`${path}/close`, { waiveOthers: 'It was a drill of our own' });
  expect(closed).toMatchObject({ status: 200, body: { status: 'closed' } });
  const { body } = await ana.get(`${path}/milestones`, { ...after(closed), ...FRENCH });
  const byName = Object.fromEntries(body.milestones.map((one: { name: string }) => [one.name, one]));
  expect(byName.started).toMatchObject({ at: null, label: 'début', note: "personne n'a dit quand il a commencé" });
  expect(byName.acknowledged.at).toBe(byName.declared.at);
  expect(byName.resolved).toMatchObject({ at: byName.relief.at });
  expect(byName.closed.at).toEqual(expect.any(String));
  expect(body.spans).toContainEqual({ from: 'declared', to: 'acknowledged', ms: 0, spoken: '0 s' });
  const prove = async () => (await ana.get(`${path}/timeline/proof`)).body;
  const { intact, seal, fault } = await eventually(prove, (proof) => proof.seal !== null);
  expect({ intact, fault }).toEqual({ intact: true, fault: null });
  const [header, payload] = seal.signature.split('.').map((part: string) => Buffer.from(part, 'base64url').toString());
  expect(JSON.parse(header)).toEqual({ alg: 'ES256', kid: 'service:timeline', typ: 'muster-seal+jws' });
  expect(JSON.parse(payload)).toEqual({ incident, length: seal.length, head: seal.head, at: seal.at });
});
