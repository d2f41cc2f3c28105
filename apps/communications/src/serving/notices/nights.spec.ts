import fc from 'fast-check';
import type { Envelope } from '#contracts';
import { NoticesUnderTest, SEAT } from '../../../../../tests/support/notices-under-test.js';
import { URGENT_MS } from '../../notice/choose-digest.js';
import type { NoticeBox } from '../../notice/notice-box-aggregate.js';
import { endSnooze, snoozeNotices } from '../../notice/snooze.js';
import { NoticeFollower } from './notice-follower.controller.js';
import { noticeId } from './notice-store.js';
import { Snoozes } from './snoozes.js';

const MINUTE_MS = 60_000;
const PEOPLE = ['ana', 'bo', 'cy'];
const INCIDENTS = ['INC-1', 'INC-2'];

let muster: NoticesUnderTest;
beforeAll(async () => {
  muster = await NoticesUnderTest.start();
  for (const incident of INCIDENTS) await muster.incident(incident);
});
afterAll(() => muster?.stop());

const who = fc.nat(PEOPLE.length - 1);
const where = fc.constantFrom(...INCIDENTS);
const steps = fc.oneof(
  { weight: 6, arbitrary: fc.record({ what: fc.constant('asked' as const), who, where, urgent: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ what: fc.constant('given' as const), who, by: who, where }) },
  { weight: 3, arbitrary: fc.record({ what: fc.constant('again' as const), which: fc.nat(30) }) },
  {
    weight: 6,
    arbitrary: fc.record({ what: fc.constant('later' as const), seconds: fc.integer({ min: 1, max: 90 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ what: fc.constant('hours' as const), minutes: fc.integer({ min: 5, max: 50 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constant('snoozed' as const),
      who,
      where,
      minutes: fc.integer({ min: 1, max: 240 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('awake' as const), who, where }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('died' as const), who }) },
);
type Step = typeof steps extends fc.Arbitrary<infer One> ? One : never;

interface Kept {
  readonly person: string;
  readonly event: string;
  readonly incident: string;
  readonly byClock: boolean;
}

/** One night: what happened in it, and what must be true of what went out. */
class Night {
  private static numbers = 0;
  private readonly people: { id: string; name: string }[] = [];
  private readonly events: Envelope[] = [];
  readonly wanted: Kept[] = [];
  /** Until when somebody is snoozed in an incident, at each time that this changed. */
  private readonly snoozes = new Map<string, { readonly at: number; readonly until: number }[]>();
  readonly digests = new Map<string, NoticeBox>();

  async begin(): Promise<void> {
    Night.numbers += 1;
    muster.at = Date.UTC(2026, 0, 1) + Night.numbers * 86_400_000;
    muster.planned.messages.clear();
    for (const name of PEOPLE) this.people.push(await muster.person(`p-${name}${Night.numbers}`));
  }

  async take(step: Step): Promise<void> {
    switch (step.what) {
      case 'asked': {
        const asks = [this.people[step.who]!];
        const data = { ...SEAT, step: step.urgent ? 'end' : 'half', due: muster.now, asks };
        return this.happens(muster.event('roles.vacancy-due', data, { incident: step.where }), step.who, true);
      }
      case 'given': {
        const data = { ...SEAT, person: this.people[step.who]!, replaces: null };
        const event = muster.event('roles.role-assigned', data, { incident: step.where }, this.people[step.by]!);
        return this.happens(event, step.who === step.by ? undefined : step.who, false);
      }
      case 'again':
        return this.events.length > 0 ? muster.arrive(this.events[step.which % this.events.length]!) : undefined;
      case 'later':
        muster.at! += step.seconds * 1_000;
        return;
      case 'hours':
        muster.at! += step.minutes * MINUTE_MS;
        return;
      case 'snoozed':
        return this.snooze(step, muster.at! + step.minutes * MINUTE_MS);
      case 'awake':
        if (this.snoozedUntil(this.people[step.who]!.id, step.where, muster.at!) <= muster.at!) return;
        return this.snooze(step, muster.at!);
      case 'died':
        return this.forgetTakingOut(this.people[step.who]!.id);
    }
  }

  /** The clocks go round, at one replica or at several; now and then what was gathered is heard of twice. */
  async round(replicas: number): Promise<void> {
    await muster.sweep(replicas);
    const boxes = await muster.boxes.collection.find({ 'state.at': muster.now }).toArray();
    for (const { state } of boxes) {
      if (this.people.some(({ id }) => id === state.person)) this.digests.set(`${state.person}-${state.number}`, state);
    }
  }

  /** What is held back until the morning goes out. */
  async end(): Promise<void> {
    for (let hour = 0; hour < 5; hour += 1) {
      for (const seconds of [60, 60, 3_480]) {
        muster.at! += seconds * 1_000;
        await this.round(1);
      }
    }
  }

  snoozedUntil(person: string, incident: string, time: number): number {
    const changes = this.snoozes.get(`${incident}.${person}`) ?? [];
    return changes.findLast(({ at }) => at <= time)?.until ?? 0;
  }

  /** As a process leaves it that dies when it has gathered, before it takes out what it gathered. */
  private async forgetTakingOut(person: string): Promise<void> {
    const last = (await muster.boxes.load(person))?.state;
    const gathered = { _id: { $in: (last?.notices ?? []).map((event) => noticeId(person, event)) } };
    await muster.notices.collection.updateMany(gathered, { $set: { dueAt: new Date(muster.at!) } });
  }

  private async happens(event: Envelope, reaches: number | undefined, byClock: boolean): Promise<void> {
    this.events.push(event);
    await muster.arrive(event);
    if (reaches === undefined) return;
    this.wanted.push({ person: this.people[reaches]!.id, event: event.id, incident: event.incident, byClock });
  }

  private async snooze({ who: index, where: incident }: { who: number; where: string }, until: number): Promise<void> {
    const by = this.people[index]!;
    const place = { incident, restricted: false };
    const minutes = (until - muster.at!) / MINUTE_MS;
    const decide = minutes > 0 ? snoozeNotices(place, minutes, null) : endSnooze(place);
    const id = `${incident}.${by.id}`;
    await muster.get(Snoozes).store.change(id, { by, correlation: 'c' }, decide, () => undefined);
    this.snoozes.set(id, [...(this.snoozes.get(id) ?? []), { at: muster.at!, until }]);
    await muster.get(NoticeFollower).snoozed({ incident, actor: by.id } as never);
  }
}

describe('whatever happens in a night', () => {
  it('each notice reaches its person in one digest, none too soon after another, and nothing while it is snoozed', async () => {
    const night = fc.array(fc.tuple(steps, fc.integer({ min: 0, max: 3 })), { minLength: 10, maxLength: 60 });
    let gathered = 0;
    await fc.assert(
      fc.asyncProperty(night, async (happenings) => {
        const it = new Night();
        await it.begin();
        for (const [step, replicas] of happenings) {
          // What comes after a round comes later than it.
          muster.at! += 1;
          await it.take(step);
          if (replicas > 0) await it.round(replicas);
        }
        await it.end();
        const told = [...it.digests.values()].flatMap(({ person, notices }) =>
          notices.map((one) => `${person} ${one}`),
        );
        expect(told.sort()).toEqual(it.wanted.map(({ person, event }) => `${person} ${event}`).sort());
        gathered += told.length;

        const byPerson = Map.groupBy(it.digests.values(), ({ person }) => person);
        for (const digests of byPerson.values()) {
          digests.reduce((before, digest) => {
            const gap = Date.parse(digest.at) - Date.parse(before.at);
            expect(gap).toBeGreaterThanOrEqual(digest.urgent ? URGENT_MS : MINUTE_MS);
            return digest;
          });
        }
        for (const { person, notices, at } of it.digests.values()) {
          const clocks = it.wanted.filter(
            ({ event, byClock, ...one }) => byClock && one.person === person && notices.includes(event),
          );
          for (const { incident } of clocks) {
            expect(it.snoozedUntil(person, incident, Date.parse(at))).toBeLessThanOrEqual(Date.parse(at));
          }
        }
        const sent = [...muster.planned.messages.keys()].filter((id) => it.digests.has(id.slice('ntc-'.length)));
        expect(sent).toHaveLength(it.digests.size);
      }),
      { numRuns: 12, endOnFailure: true },
    );
    expect(gathered).toBeGreaterThan(0);
  }, 120_000);
});
