import fc from 'fast-check';
import { type Incident, responsesWaiting, SEVERITIES, STATUSES } from '#contracts';
import { gatheringAggregate } from './gathering-aggregate.js';
import { noteIncident } from './note-incident.js';
import type { Gathering, GatheringEvent } from './response.js';
import {
  dueAt,
  type Found,
  hearResponse,
  isWatched,
  lookAtWaiting,
  moveWaiting,
  SORTED_WITHIN,
} from './waiting-clock.js';

const ADA = { id: 'p-ada', name: 'Ada' };
const BEN = { id: 'p-ben', name: 'Ben' };
const clock = { id: 'service:communications', name: 'Muster' };
const at = (minute: number): string => new Date(Date.UTC(2026, 2, 1, 3) + minute * 60_000).toISOString();

const incident = (more: Partial<Incident> = {}) =>
  ({ id: 'INC-1', severity: 'SEV2', status: 'active', kind: 'real', visibility: 'open', ...more }) as Incident;

const evolve = (gathering: Gathering | undefined, events: readonly GatheringEvent[], minute = 0) =>
  events.reduce((state, event) => gatheringAggregate.evolve(state, event, { at: at(minute), by: clock }), gathering)!;

const noted = (minute: number, more: Partial<Incident> = {}, before?: Gathering) =>
  evolve(
    before,
    noteIncident(incident(more), { sequence: (before?.sequence ?? 0) + 1, at: at(minute) })(before),
    minute,
  );

const heard = (gathering: Gathering, minute: number, isTold = true) =>
  evolve(gathering, hearResponse(at(minute), isTold)(gathering), minute);

const look = (gathering: Gathering, minute: number, found: Partial<Found> = {}) =>
  lookAtWaiting({ oldest: gathering.since, count: 3, untold: 0, holder: BEN, manager: ADA, ...found })(gathering, {
    ...{ now: at(minute), by: clock },
  });

describe('what customers say and nobody sorts', () => {
  it.each([
    ['SEV1', 10],
    ['SEV2', 20],
    ['SEV3', 60],
  ] as const)(
    'in a %s asks who answers for it after %s minutes, and the manager too at twice that',
    (severity, minutes) => {
      const waiting = heard(noted(0, { severity }), 5);
      expect(dueAt(waiting)).toBe(at(5 + minutes));
      expect(look(waiting, 4 + minutes)).toEqual([]);
      const first = look(waiting, 5 + minutes);
      expect(first).toEqual([
        { name: 'responses-waiting', data: { since: at(5), minutes, count: 3, step: 'holder', asks: [BEN] } },
      ]);
      const asked = evolve(waiting, first, 5 + minutes);
      expect([dueAt(asked), look(asked, 6 + minutes)]).toEqual([at(5 + 2 * minutes), []]);
      const second = look(asked, 5 + 2 * minutes);
      expect(second).toMatchObject([{ data: { step: 'manager', asks: [BEN, ADA] } }]);
      expect(dueAt(evolve(asked, second, 5 + 2 * minutes))).toBeNull();
    },
  );

  it('asks nobody when it was sorted meanwhile, and begins anew from what waits now', () => {
    const waiting = heard(noted(0), 0);
    const none = evolve(waiting, look(waiting, 20, { oldest: null }), 20);
    expect([none.since, dueAt(none)]).toEqual([null, null]);
    const newer = evolve(waiting, look(waiting, 20, { oldest: at(15) }), 20);
    expect(dueAt(newer)).toBe(at(35));
    expect(heard(newer, 30).since).toBe(at(15));
  });

  it('does not nag whoever is sorting: it speaks once in its own time, however the oldest changes', () => {
    let gathering = heard(noted(0), 0);
    const spoken: number[] = [];
    for (let minute = 1; minute <= 200; minute += 1) {
      // Somebody sorts a little slower than it comes in: what is oldest is always half an hour old.
      const oldest = at(Math.max(0, minute - 30));
      if (gathering.said) gathering = evolve(gathering, moveWaiting(oldest)(gathering), minute);
      for (let again = 0; again < 3; again += 1) {
        const events = look(gathering, minute, { oldest });
        if (events.some(({ name }) => name === 'responses-waiting')) spoken.push(minute);
        gathering = evolve(gathering, events, minute);
      }
    }
    expect(spoken.length).toBeGreaterThan(5);
    const gaps = spoken.slice(1).map((minute, index) => minute - spoken[index]!);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(20);
  });

  it('asks nobody in a SEV4, a backfilled one, nor once it has ended; in a drill and after the relief it does', () => {
    const nobody: Partial<Incident>[] = [
      ...[{ severity: 'SEV4' } as const, { kind: 'backfilled' } as const],
      ...(['closed', 'cancelled', 'merged'] as const).map((status) => ({ status })),
    ];
    for (const more of nobody)
      expect([dueAt(heard(noted(0, more), 0)), look(heard(noted(0, more), 0), 500)]).toEqual([null, []]);
    for (const more of [{ kind: 'drill' }, { status: 'resolved' }] as const)
      expect(dueAt(heard(noted(0, more), 0))).toBe(at(20));
    const raised = noted(100, { severity: 'SEV1' }, heard(noted(0, { severity: 'SEV4' }), 0));
    expect(dueAt(raised)).toBe(at(110));
  });

  it('says only the latest step of what was missed, and names one person once', () => {
    expect(look(heard(noted(0), 0), 500, { holder: ADA })).toMatchObject([{ data: { step: 'manager', asks: [ADA] } }]);
  });

  it('is counted once a minute where more comes than is told one by one', () => {
    const pouring = heard(heard(noted(0), 0), 1, false);
    expect(heard(pouring, 1.5, false)).toBe(pouring);
    expect(dueAt(pouring)).toBe(at(2));
    const counted = look(pouring, 2, { untold: 480 });
    expect(counted).toEqual([{ name: 'responses-poured-in', data: { from: at(1), to: at(2), count: 480 } }]);
    expect(dueAt(evolve(pouring, counted, 2))).toBe(at(20));
  });

  it('has its time whatever happens, and says nothing twice', () => {
    const step = fc.record({
      minute: fc.integer({ min: 0, max: 300 }),
      what: fc.constantFrom('hear' as const, 'pour' as const, 'sort' as const, 'note' as const),
      severity: fc.constantFrom(...SEVERITIES),
      status: fc.constantFrom(...STATUSES),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let gathering = noted(0);
        for (const { minute, what, severity, status } of steps.toSorted((a, b) => a.minute - b.minute)) {
          if (what === 'note') gathering = noted(minute, { severity, status }, gathering);
          else if (what === 'sort') gathering = evolve(gathering, moveWaiting(null)(gathering), minute);
          else gathering = heard(gathering, minute, what === 'hear');
          if (!isWatched(gathering) && gathering.pouringSince === null) expect(dueAt(gathering)).toBeNull();
          const due = dueAt(gathering);
          const events = look(gathering, minute);
          expect(events.length > 0).toBe(due !== null && due <= at(minute));
          gathering = evolve(gathering, events, minute);
          const names = look(gathering, minute).map(({ name }) => name);
          expect(names).toEqual([]);
        }
      }),
    );
  });

  it('is said in English and in French, and reaches whom it asks at once', () => {
    const data = { since: at(0), minutes: 20, count: 3, step: 'manager' as const, asks: [BEN, ADA] };
    expect(responsesWaiting.wording!({ data, by: clock })).toEqual({
      en: 'What customers say (3) has been waiting for 20 minutes: Ben and Ada, what is it about?',
      fr: "Ce que disent les clients (3) attend depuis 20 minutes : Ben et Ada, de quoi s'agit-il ?",
    });
    expect(responsesWaiting.notifies!({ data, by: clock })).toEqual(
      [BEN, ADA].map((person) => ({ person, urgent: true })),
    );
    expect(SORTED_WITHIN.SEV4).toBeNull();
  });
});
