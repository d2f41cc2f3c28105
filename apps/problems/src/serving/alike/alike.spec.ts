import { randomUUID } from 'node:crypto';
import { personIdFor } from '#authority';
import {
  type Envelope,
  findAlike,
  getIncidentAlike,
  getProblemAlike,
  type Incident,
  type ProblemRecord,
  WHOLE_INCIDENT,
} from '#contracts';
import { eventLog } from '#persistence';
import { ServiceUnderTest, stagesOf } from '../../../../../tests/support/service-under-test.js';
import { anIncident, aProblem, aWorkaround } from '../../alike/given-alike.js';
import { ProblemsModule } from '../problems.module.js';
import { problemsSettings } from '../settings.js';
import { AlikeFollower } from './alike-follower.controller.js';
import { behindAny, having, Likenesses } from './likenesses.js';

const ANA = { id: personIdFor('ana@example.org'), name: 'ana' };
let service: ServiceUnderTest;

beforeAll(async () => {
  service = await ServiceUnderTest.start('problems', ProblemsModule.with(problemsSettings({})));
});

afterAll(() => service?.stop());

const follower = () => service.app.get(AlikeFollower, { strict: false });
const likenesses = () => service.app.get(Likenesses, { strict: false });
const event = (source: string, name: string, subject: string, data: object, sequence: number): Envelope => ({
  ...{ specversion: '1.0', id: randomUUID(), source: `/muster/${source}`, type: `muster.${source}.${name}.v1` },
  ...{ subject, time: new Date().toISOString(), datacontenttype: 'application/json', incident: subject },
  ...{ sequence, actor: ANA.id, actorname: ANA.name, correlationid: 'c-1', data: { ...data } },
});
const now = () => new Date().toISOString();

/** `incidents` tells of an incident, and `roles` who sees it. */
async function told(more: Partial<Incident>, name = 'incident-declared', data: object = {}, sequence = 1) {
  const incident = anIncident({ declaredAt: now(), manager: ANA, ...more });
  const restricted = incident.visibility === 'restricted';
  const command = {
    ...{ duties: ['command-incident'], scope: WHOLE_INCIDENT, accountable: ANA, because: 'incident-manager' as const },
    ...{ role: 'incident-manager', heldIn: WHOLE_INCIDENT, entitled: [ANA.id], epoch: 1 },
  };
  const table = { incident: incident.id, sequence, table: [command], manager: ANA.id, restricted, sees: [ANA.id] };
  await service.parts.authority.copy.keep(table);
  const happened = event('incidents', name, incident.id, { ...data, incident }, sequence);
  await follower().incident(happened);
  return { incident, happened };
}

/** A problem of this service was opened or changed. */
const toldProblem = (problem: ProblemRecord, sequence = 1) =>
  follower().problem(event('problems', 'workaround-said', problem.id, { problem }, sequence));

const recognised = async (incident: string) => {
  await service.parts.publisher.drain();
  const found = eventLog(service.parts.connection).find({ 'event.incident': incident });
  return (await found.toArray()).map(({ event: one }) => one);
};
const alikeTo = (incident: string, email?: string) => service.ask(getIncidentAlike, { incident }, email);
const idsOf = (all: readonly { id: string }[]) => all.map(({ id }) => id);

describe('what is alike', () => {
  const components = ['mail-relay'];

  it('is found for an incident, a problem, and what nobody declared yet; each with why', async () => {
    const first = await told({ id: 'INC-101', title: 'Mail relay refuses greylisted hosts', components });
    await told({ id: 'INC-102', title: 'Relay refuses hosts', components });
    const problem = aProblem([first.incident], { id: 'PRB-101', title: 'Greylisting is never forgotten' });
    await toldProblem(problem);
    const { problems, incidents, knownErrors } = await alikeTo('INC-102');
    expect(knownErrors).toEqual([]);
    expect(incidents).toMatchObject([{ id: 'INC-101', problems: ['PRB-101'] }]);
    expect(incidents[0]!.why.map(({ by }) => by)).toEqual(['words', 'component']);
    expect(idsOf(problems)).toEqual(['PRB-101']);
    const words = 'greylisting of hosts';
    expect(await service.ask(findAlike, { words, components: 'mail-relay' })).toMatchObject({
      ...{ problems: [{ id: 'PRB-101' }] },
      incidents: expect.arrayContaining([expect.objectContaining({ id: 'INC-101' })]),
    });
    await expect(service.ask(findAlike, { words: 'the 42' })).rejects.toMatchObject({
      problem: { code: 'nothing-to-compare', status: 422 },
    });
    await expect(service.ask(getProblemAlike, { problem: 'PRB-101' })).rejects.toMatchObject({
      problem: { code: 'problem-unknown' },
    });
  });

  it('keeps the latest of what was told, in whatever order', async () => {
    await told({ id: 'INC-111', title: 'Walrus' }, 'details-changed', { changes: { title: {} } }, 5);
    await told({ id: 'INC-111', title: 'Okapi' }, 'incident-declared', {}, 1);
    expect(idsOf((await service.ask(findAlike, { words: 'okapi' })).incidents)).toEqual([]);
    expect(idsOf((await service.ask(findAlike, { words: 'walrus' })).incidents)).toEqual(['INC-111']);
  });

  it('is shown of restricted incidents only to who sees them', async () => {
    await told({ id: 'INC-121', title: 'A narwhal in the payroll', visibility: 'restricted' });
    const hidden = aProblem([anIncident({ id: 'INC-121' })], { id: 'PRB-121', restricted: true, title: 'Narwhals' });
    await toldProblem({ ...hidden, ...aWorkaround('Feed the narwhal.') });
    await told({ id: 'INC-122', title: 'Another narwhal in the payroll' });
    expect(idsOf((await alikeTo('INC-122')).incidents)).toEqual(['INC-121']);
    for (const email of ['bo@example.org', 'admin.cy@example.org']) {
      expect(await alikeTo('INC-122', email)).toEqual({ knownErrors: [], problems: [], incidents: [] });
    }
    expect(await recognised('INC-122')).toEqual([]);
  });

  it('is shown no more to others once it is restricted, though nobody told this copy yet', async () => {
    await told({ id: 'INC-131', title: 'A quokka on the roof' });
    const seen = { incident: 'INC-131', sequence: 9, table: [], manager: ANA.id, restricted: true, sees: [ANA.id] };
    await service.parts.authority.copy.keep(seen);
    const find = (email: string) => service.ask(findAlike, { words: 'quokka' }, email);
    expect(idsOf((await find('bo@example.org')).incidents)).toEqual([]);
    expect(idsOf((await find('ana@example.org')).incidents)).toEqual(['INC-131']);
  });
});

describe('a known error', () => {
  const title = 'Payments time out after a certificate was rotated';
  const known = aProblem([anIncident({ id: 'INC-201' })], {
    ...{ id: 'PRB-201', title },
    ...aWorkaround('Restart the payment workers: they keep the old certificate.'),
  });

  beforeAll(() => toldProblem(known));

  it('is told to the manager of an incident that looks like it: once, whatever comes again', async () => {
    const { happened } = await told({ id: 'INC-202', title: 'Payments time out since we rotated a certificate' });
    await follower().incident(happened);
    await told({ id: 'INC-202', title: 'Payments time out' }, 'details-changed', { changes: { title: {} } }, 2);
    const [one, ...more] = await recognised('INC-202');
    expect(more).toEqual([]);
    expect(one).toMatchObject({
      ...{ type: 'muster.problems.known-error-recognised.v1', causationid: happened.id },
      data: { problem: 'PRB-201', workaround: known.workaround, asks: [ANA] },
    });
    expect((await alikeTo('INC-202', 'bo@example.org')).knownErrors).toMatchObject([
      { id: 'PRB-201', workaround: { words: known.workaround!.words }, why: [{ by: 'cause' }] },
    ]);
  });

  it('is told when the title tells it early on, and not when something else changes', async () => {
    await told({ id: 'INC-203', title: 'Customers complain' });
    const became = { id: 'INC-203', title };
    await told(became, 'severity-changed', { from: 'SEV2', to: 'SEV1' }, 2);
    expect(await recognised('INC-203')).toEqual([]);
    await told(became, 'details-changed', { changes: { title: {} } }, 3);
    expect(await recognised('INC-203')).toHaveLength(1);
  });

  it.each<[string, Partial<Incident>]>([
    ['a drill', { kind: 'drill' }],
    ['what is written down afterwards', { kind: 'backfilled' }],
    ['what began long ago: the copy is built again', { declaredAt: '2026-01-01T00:00:00.000Z' }],
    ['what is over', { status: 'resolved' }],
  ])('is told to nobody for %s', async (_what, more) => {
    const id = `INC-21${Object.keys(more)[0]!.length}`;
    await told({ id, title, ...more });
    expect(await recognised(id)).toEqual([]);
  });
});

describe('the copy', () => {
  it('is dropped and built again', async () => {
    await told({ id: 'INC-301', title: 'Axolotl' });
    for (let after: string | null = null; ; ) {
      after = await likenesses().drop(after);
      if (after === null) break;
    }
    const find = () => service.ask(findAlike, { words: 'axolotl' });
    expect((await find()).incidents).toEqual([]);
    await told({ id: 'INC-301', title: 'Axolotl' });
    expect(idsOf((await find()).incidents)).toEqual(['INC-301']);
  });

  it('is asked by its indexes', async () => {
    const { collection } = likenesses();
    const sight = { $or: [{ restricted: false }, { _id: { $in: ['INC-1'] } }] };
    for (const filter of [having(['en=disk', 'en=full'], 'incident', sight), behindAny(['INC-1', 'INC-2'], sight)]) {
      const stages = stagesOf(await collection.find(filter).sort({ at: -1 }).limit(200).explain('queryPlanner'));
      expect(stages).toContain('IXSCAN');
      expect(stages).not.toContain('COLLSCAN');
    }
    const byTrait = collection
      .find(having(['en=disk', 'en=full'], 'incident', sight))
      .sort({ at: -1 })
      .limit(200);
    expect(stagesOf(await byTrait.explain('queryPlanner'))).not.toContain('SORT');
  });
});
