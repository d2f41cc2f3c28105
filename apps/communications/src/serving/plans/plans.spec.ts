import { randomUUID } from 'node:crypto';
import {
  archiveAudience,
  audienceDefined,
  defineAudience,
  driftArose,
  type Envelope,
  listDrift,
  listPromises,
  movePromise,
  promiseDue,
  promiseKept,
  promiseMoved,
  promisePassedOn,
  promisesCameOver,
  promisesGoOn,
} from '#contracts';
import { ClockSweeper } from '#persistence';
import {
  CommunicationsUnderTest,
  type HeardIncident,
  somebody,
} from '../../../../../tests/support/communications-under-test.js';
import { stagesOf } from '../../../../../tests/support/service-under-test.js';
import { BUILT_IN } from '../../audience/built-in-audiences.js';
import { factsOf, sent } from '../../plan/given-plan.js';
import { KnownIncidents } from '../knowledge/known-incidents.js';
import { PlanFollower } from './plan-follower.controller.js';
import { PlanSweeper } from './plan-sweeper.js';
import { openAfter, Plans } from './plans.js';

const [ANA, BO, CY] = ['ana', 'bo', 'cy'].map(somebody) as [
  ReturnType<typeof somebody>,
  ReturnType<typeof somebody>,
  ReturnType<typeof somebody>,
];

let under: CommunicationsUnderTest;

beforeAll(async () => {
  under = await CommunicationsUnderTest.start();
});

afterAll(() => under?.stop());

const stored = async (incident: string) => (await under.get(Plans).store.load(incident))?.state;
const waits = async (incident: string) => {
  const { collection } = under.get(KnownIncidents).incidents;
  return (await collection.findOne({ _id: incident } as never))?.dueAt;
};
const shown = async (incident: string) => (await under.service.ask(listPromises, { incident })).promises;
const sweep = async () => {
  await Promise.all([under.get(PlanSweeper).sweep(), under.get(PlanSweeper).sweep()]);
  const clock = () => new ClockSweeper(under.get(Plans).store, under.service.parts.self, () => {});
  await Promise.all([clock().sweep(), clock().sweep()]);
};
/** Something was sent so many minutes after 3 o'clock, or now. */
const sends = async (incident: HeardIncident, audience: string, more: Parameters<typeof sent>[2] = {}) => {
  const data = sent(audience, 0, { update: `upd-${incident.id}`, facts: factsOf(incident.now), ...more });
  const at = new Date().toISOString();
  const sending = { ...data.sending, at };
  const update = { ...data.update, incident: incident.id, sendings: [sending] };
  const event = incident.event('communications', 'update-sent', 1, { ...data, sending, update });
  await under.get(PlanFollower).sent(event);
  return event;
};

/** Somebody changed how an audience is told. */
const audienceSet = (): Envelope => {
  const audience = BUILT_IN.get('customers')!;
  const { id, name } = ANA;
  return {
    ...{ specversion: '1.0', id: randomUUID(), source: '/muster/communications', type: audienceDefined.type },
    ...{ subject: 'customers', time: new Date().toISOString(), datacontenttype: 'application/json', incident: '_' },
    ...{ sequence: 1, actor: id, actorname: name, correlationid: 'c-1', data: { audience } },
  };
};

describe('a declaration', () => {
  it('stores no plan, and what is promised is shown all the same', async () => {
    const { id } = await under.declared();
    expect(await stored(id)).toBeUndefined();
    const promises = await shown(id);
    expect(
      promises
        .map(({ audience }) => audience)
        .slice(0, 2)
        .sort(),
    ).toEqual(['customers', 'status-page']);
    expect(promises[0]).toMatchObject({ owner: ANA, step: null, late: false, lastSaid: null });
    expect(promises[0]!.dueInMs).toBeGreaterThan(9 * 60_000);
    expect(await waits(id)).toBeInstanceOf(Date);
  });

  it.each([
    ['of a SEV4', { severity: 'SEV4' }],
    ['of what is only told afterwards', { kind: 'backfilled' }],
  ] as const)('%s makes nobody look', async (_what, more) => {
    const { id } = await under.declared(100, more);
    expect(await waits(id)).toBeUndefined();
    await sweep();
    expect(await stored(id)).toBeUndefined();
  });
});

describe('the first clock', () => {
  it('stores the plan when it speaks, once however many replicas look, and asks whoever answers by then', async () => {
    const incident = await under.declared(8);
    await incident.answered({ 'send-external-updates': BO }, ANA);
    await sweep();
    await sweep();
    const due = await under.told(incident.id, promiseDue);
    expect(due.map(({ audience, step, asks }) => [audience, step, asks])).toEqual([
      ['customers', 'soon', [BO]],
      ['status-page', 'soon', [BO]],
    ]);
    expect(await waits(incident.id)).toBeUndefined();
  });

  it('is not heard where the incident has ended meanwhile', async () => {
    const incident = await under.declared(50);
    await incident.becomes('status-changed', { status: 'cancelled' }, { from: 'triage', to: 'cancelled' });
    await sweep();
    expect([await stored(incident.id), await waits(incident.id)]).toEqual([undefined, undefined]);
  });

  it('is looked at again when audiences are told otherwise', async () => {
    const { id } = await under.declared();
    const before = await waits(id);
    await under.get(PlanFollower).audience(audienceSet());
    expect((await waits(id))!.getTime()).toBeLessThan(before!.getTime());
    await sweep();
    expect(await waits(id)).toEqual(before);
  });
});

describe('who answers for an open promise', () => {
  it('is recorded when that changes, also where nobody had touched the plan', async () => {
    const incident = await under.declared();
    const table = await incident.answered({ 'send-external-updates': BO }, ANA);
    expect((await shown(incident.id)).find(({ audience }) => audience === 'customers')!.owner).toEqual(BO);
    await incident.answered({}, CY);
    await under.get(PlanFollower).accountability(table);
    const passed = await under.told(incident.id, promisePassedOn);
    expect(
      passed.map(({ from, to, because, audiences }) => [from, to, because, (audiences as object[]).length]),
    ).toEqual([
      [ANA, BO, 'successor', 3],
      [ANA, CY, 'falls-to-manager', 3],
      [BO, CY, 'falls-to-manager', 3],
    ]);
    expect((await shown(incident.id)).every(({ owner }) => owner.id === CY.id)).toBe(true);
  });

  it('is nothing to store while the first manager answers for everything', async () => {
    const incident = await under.declared();
    await incident.answered({}, ANA);
    expect(await stored(incident.id)).toBeUndefined();
  });
});

describe('an incident that is otherwise', () => {
  it('brings promises forward from how it was, whoever hears of it first', async () => {
    const incident = await under.declared(12, { severity: 'SEV2' });
    await incident.becomes('severity-changed', { severity: 'SEV1' }, { from: 'SEV2', to: 'SEV1' });
    const customers = (await stored(incident.id))!.promises.find(({ audience }) => audience === 'customers')!;
    const now = Date.now();
    expect(Math.abs(Date.parse(customers.due!) - now)).toBeLessThan(5_000);
    expect((await stored(incident.id))!.sequence).toBe(2);
  });
});

describe('audiences that are told otherwise', () => {
  it('count for the incidents that are open: what is due sooner is due sooner, and a new one is promised its first word', async () => {
    const incident = await under.declared(1);
    await incident.answered({ 'send-external-updates': BO }, ANA);
    const admin = (contract: Parameters<typeof under.service.ask>[0], input: object) =>
      under.service.ask(contract, input, 'admin.root@example.org');
    const every = { first: 5, every: 10 };
    const cadence = { SEV1: every, SEV2: null, SEV3: null, SEV4: null };
    await admin(defineAudience, { audience: 'customers', cadence });
    const own = {
      name: { en: 'partners', fr: 'partenaires' },
      side: 'external',
      languages: ['en'],
      reaches: 'members',
    };
    await admin(defineAudience, { audience: 'partners', ...own, cadence, review: 'none', urgent: false });
    await under.get(PlanFollower).audience(audienceSet());
    const promises = (await stored(incident.id))!.promises;
    const promiseTo = (key: string) => promises.find(({ audience }) => audience === key)!;
    expect(promiseTo('customers').due).toBe(new Date(Date.parse(incident.now.declaredAt) + 300_000).toISOString());
    expect(promiseTo('partners')).toMatchObject({ owner: BO, lastSaid: null, name: own.name });
    await admin(archiveAudience, { audience: 'partners' });
    await under.get(PlanFollower).audience(audienceSet());
    expect((await shown(incident.id)).find(({ audience }) => audience === 'partners')).toMatchObject({ due: null });
    await admin(defineAudience, { audience: 'customers', cadence: BUILT_IN.get('customers')!.cadence });
  });
});

describe('an incident that is merged into another one', () => {
  it('leaves what it had promised to those who were told something to the other, once', async () => {
    const [from, into] = [await under.declared(2), await under.declared(1, { severity: 'SEV3' })];
    await sends(from, 'customers');
    await sends(into, 'responders', { update: 'upd-there' });
    const due = (await stored(from.id))!.promises.find(({ audience }) => audience === 'customers')!.due;
    const merged = await from.becomes('incident-merged', { status: 'merged', mergedInto: into.id }, { into: into.id });
    await under.get(PlanFollower).incident(merged);
    expect(await under.told(from.id, promisesGoOn)).toHaveLength(1);
    expect(await under.told(into.id, promisesCameOver)).toMatchObject([
      { from: from.id, audiences: [{ audience: 'customers', due }] },
    ]);
    const here = (await shown(into.id)).find(({ audience }) => audience === 'customers');
    expect(here).toMatchObject({ due, owner: ANA, lastSaid: null });
    expect((await shown(from.id)).every((one) => one.due === null)).toBe(true);
  });
});

describe('a word that was sent', () => {
  it('keeps its promise once, however often that is heard, and what it said drifts when it is no longer so', async () => {
    const incident = await under.declared(3);
    const event: Envelope = await sends(incident, 'customers');
    await under.get(PlanFollower).sent(event);
    expect(await under.told(incident.id, promiseKept)).toMatchObject([{ audience: 'customers', lateMs: 0 }]);
    await incident.becomes('status-changed', { status: 'mitigated' }, { from: 'triage', to: 'mitigated' });
    const { drift } = await under.service.ask(listDrift, { incident: incident.id });
    expect(drift).toMatchObject([
      { audience: 'customers', field: 'status', said: 'triage', now: 'mitigated', answers: ANA },
    ]);
    const plan = (await stored(incident.id))!;
    const earlier = new Date(Date.now() - 60_000);
    const promises = plan.promises.map((one) => ({
      ...one,
      drift: one.drift.map(({ field }) => ({ field, since: earlier.toISOString() })),
    }));
    const { collection } = under.get(Plans).store;
    await collection.updateOne({ _id: incident.id } as never, { $set: { 'state.promises': promises, dueAt: earlier } });
    await sweep();
    await sweep();
    expect(await under.told(incident.id, driftArose)).toMatchObject([{ audience: 'customers', asks: [ANA] }]);
  });
});

describe('a promise that is moved', () => {
  const due = () => new Date(Date.now() + 3_600_000).toISOString();

  it('is moved by whoever may tell that audience something, and by nobody else', async () => {
    const incident = await under.declared();
    await incident.answered({ 'send-external-updates': BO }, ANA);
    const move = (email: string, more: object = {}) =>
      under.service.ask(
        movePromise,
        { incident: incident.id, audience: 'customers', due: due(), reason: 'We wait', ...more },
        email,
      );
    expect(await move('bo@example.org')).toMatchObject({ audience: 'customers', owner: BO, late: false });
    expect(await move('ana@example.org', { due: null })).toMatchObject({ due: null, dueInMs: null });
    await expect(move('cy@example.org')).rejects.toMatchObject({ problem: { code: 'not-for-you', whoMay: 'bo' } });
    await expect(move('bo@example.org', { audience: 'nobody' })).rejects.toMatchObject({
      problem: { code: 'promise-unknown', errors: [{ field: 'audience' }] },
    });
    await expect(move('bo@example.org', { due: '2020-01-01T00:00:00Z' })).rejects.toMatchObject({
      problem: { code: 'promise-time-unfit' },
    });
    await expect(move('bo@example.org', { reason: 'two\nlines' })).rejects.toMatchObject({
      problem: { code: 'invalid-input' },
    });
    expect(await under.told(incident.id, promiseMoved)).toMatchObject([
      { decidedByCopy: true, reason: 'We wait' },
      { to: null },
    ]);
  });

  it('of a restricted incident is there for those who see it alone', async () => {
    const { id } = await under.declared(0, { visibility: 'restricted' });
    await under.service.parts.authority.copy.keep({
      ...{ incident: id, sequence: 9, table: [], manager: ANA.id, restricted: true, sees: [ANA.id] },
    });
    await expect(under.service.ask(listPromises, { incident: id }, 'cy@example.org')).rejects.toMatchObject({
      problem: { code: 'incident-unknown' },
    });
  });
});

describe('every question is answered by an index', () => {
  it('which plans are of incidents that are open', async () => {
    const found = under
      .get(Plans)
      .store.collection.find(openAfter('INC-1') as never)
      .sort({ _id: 1 });
    const stages = stagesOf(await found.limit(100).explain('queryPlanner'));
    expect([stages.includes('IXSCAN'), stages.includes('SORT')]).toEqual([true, false]);
  });

  it('whose first clock is due, and which plans are stored', async () => {
    const { collection } = under.get(KnownIncidents).incidents;
    const due = collection.find({ dueAt: { $type: 'date', $lte: new Date() } } as never).sort({ dueAt: 1 });
    expect(stagesOf(await due.explain('queryPlanner'))).toContain('IXSCAN');
    expect(stagesOf(await due.explain('queryPlanner'))).not.toContain('SORT');
    const plans = under.get(Plans).store.collection.find({ _id: { $in: ['INC-1', 'INC-2'] } } as never);
    expect(stagesOf(await plans.explain('queryPlanner'))).toContain('IXSCAN');
  });
});
