import type { Incident } from '#contracts';
import type { AggregateStore } from '#persistence';
import { eventOf } from '../../../../tests/support/following-service.js';
import { ServiceUnderTest } from '../../../../tests/support/service-under-test.js';
import { ANSWER_LIMITS } from '../command/answer-limits.js';
import { ADA, BEN, CLEO, DAN, declared } from '../roster/given.js';
import { everybodyIn, type Roster, type RosterEvent } from '../roster/roster.js';
import { IncidentFollower } from './incident-follower.controller.js';
import { RolesModule } from './roles.module.js';
import { ROSTERS } from './stores.js';

let service: ServiceUnderTest;
let follower: IncidentFollower;
let store: AggregateStore<Roster, RosterEvent>;

beforeAll(async () => {
  service = await ServiceUnderTest.start('roles', RolesModule.with(ANSWER_LIMITS) as never);
  follower = service.app.get(IncidentFollower, { strict: false });
  store = service.app.get(ROSTERS, { strict: false });
});

afterAll(() => service?.stop());

let rounds = 0;

/** Three incidents of their own, each with another manager; the first goes into the second, that one into the third. */
function three() {
  rounds += 1;
  const [one, two, three] = [1, 2, 3].map((number) => `INC-${rounds}0${number}`) as [string, string, string];
  const of = (id: string, manager: typeof ADA) => declared({ id, manager, declaredBy: manager });
  const opening = (it: Incident) =>
    eventOf('incidents', 'incident-declared', { incident: it }, { incident: it.id, subject: it.id }).event;
  const merging = (it: Incident, into: string) =>
    eventOf(
      'incidents',
      'incident-merged',
      { into, incident: { ...it, status: 'merged', mergedInto: into } },
      { incident: it.id, subject: it.id, sequence: 2 },
    ).event;
  const [first, second, third] = [of(one, BEN), of(two, CLEO), of(three, ADA)];
  return {
    ids: [one, two, three] as const,
    declared: [opening(first), opening(second), opening(third)] as const,
    merged: [merging(first, two), merging(second, three)] as const,
  };
}

const roster = async (id: string) => (await store.load(id))!.state;
const names = async (id: string) =>
  everybodyIn(await roster(id))
    .map(({ name }) => name)
    .sort();

describe('a merged incident, as roles hears of it', () => {
  it('moves no role any more, and its people are in the other, once, however often that is told', async () => {
    const { ids, declared: all, merged } = three();
    for (const event of [...all, merged[0], merged[0], merged[0]]) await follower.follow(event);
    expect((await roster(ids[0])).about).toMatchObject({ status: 'merged', mergedInto: ids[1] });
    const { joined, workstreams } = await roster(ids[1]);
    expect([joined, workstreams.map(({ key }) => key)]).toEqual([[ids[0]], [ids[0].toLowerCase()]]);
    expect(await names(ids[1])).toEqual(['Ben', 'Cleo']);
  });

  it('is told before its declaration: that changes nothing', async () => {
    const { ids, declared: all, merged } = three();
    for (const event of [all[1], merged[0], all[0]]) await follower.follow(event);
    expect((await roster(ids[0])).about.status).toBe('merged');
    expect(await names(ids[1])).toEqual(['Ben', 'Cleo']);
  });

  it('waits for a roster that cannot be opened yet, and then joins it', async () => {
    const { ids, declared: all, merged } = three();
    await follower.follow(all[0]);
    // Nobody answers for `incidents` here: the event is tried again later, as the consumer does.
    await expect(follower.follow(merged[0])).rejects.toThrow();
    expect((await roster(ids[0])).about.mergedInto).toBe(ids[1]);
    await follower.follow(all[1]);
    await follower.follow(merged[0]);
    expect(await names(ids[1])).toEqual(['Ben', 'Cleo']);
  });

  it('goes on to where the other one was merged itself, in whichever order the two are told', async () => {
    for (const order of [
      [0, 1],
      [1, 0],
    ] as const) {
      const { ids, declared: all, merged } = three();
      for (const event of [...all, ...order.map((which) => merged[which]!)]) await follower.follow(event);
      expect(await names(ids[2])).toEqual(['Ada', 'Ben', 'Cleo']);
      expect((await roster(ids[2])).holdings.filter(({ role }) => role === 'incident-manager')).toHaveLength(1);
      for (const event of merged) await follower.follow(event);
      expect(await names(ids[2])).toEqual(['Ada', 'Ben', 'Cleo']);
    }
  });

  it('in a circle, which no command makes, is left where it is', async () => {
    const { ids, declared: all, merged } = three();
    const back = eventOf(
      'incidents',
      'incident-merged',
      { into: ids[0], incident: declared({ id: ids[1], status: 'merged', mergedInto: ids[0], manager: DAN }) },
      { incident: ids[1], subject: ids[1], sequence: 2 },
    ).event;
    for (const event of [all[0], all[1], merged[0], back]) await follower.follow(event);
    expect(await names(ids[1])).toEqual(['Ben', 'Cleo']);
  });
});
