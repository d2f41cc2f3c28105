import fc from 'fast-check';
import { affectedReported } from '#contracts';
import type { Affected, AffectedEvent, Counted } from './affected.js';
import { affectedAggregate } from './affected-aggregate.js';
import { countAffected, dueAt, tick } from './count-affected.js';
import { countsOf } from './counts-of.js';

const BY = { id: 'service:communications', name: 'Muster' };
const BEGAN = Date.parse('2026-03-01T03:00:10.000Z');
const at = (seconds: number): string => new Date(BEGAN + seconds * 1_000).toISOString();

const counted = (batch: number, count = 1, more: Partial<Counted> = {}): Counted => ({
  ...{ publication: 'pub-1', incident: 'INC-1', restricted: false, day: null, page: 'page-1', batch, beyond: 0 },
  ...{ counts: count > 0 ? [{ component: 'checkout', count }] : [], ...more },
});

const apply = (state: Affected | undefined, events: readonly AffectedEvent[], now: string): Affected =>
  events.reduce<Affected | undefined>(
    (before, event) => affectedAggregate.evolve(before, event, { at: now, by: BY }),
    state,
  )!;

/** Takes these in, each so many seconds after it began; gives what is there then, and the seconds at which the record was told. */
function taken(...all: readonly (readonly [seconds: number, Counted])[]) {
  let state: Affected | undefined;
  const told: number[] = [];
  for (const [seconds, one] of all) {
    const events = countAffected(one)(state, { now: at(seconds), by: BY });
    if (events.some(({ name }) => name === 'affected-reported')) told.push(seconds);
    state = apply(state, events, at(seconds));
  }
  return { state: state!, told };
}

describe('those who report that they are affected', () => {
  it('are counted by what does not work for them, the most first', () => {
    const other = { counts: [{ component: null, count: 2 }], beyond: 3 };
    const { state } = taken([0, counted(1)], [1, counted(2, 4)], [2, counted(3, 0, other)]);
    expect(countsOf([state], at(3))).toMatchObject({
      ...{ total: 7, beyond: 3, firstAt: at(0), latestAt: at(2) },
      components: [
        { component: 'checkout', count: 5 },
        { component: null, count: 2 },
      ],
    });
  });

  it('are counted over the last 5, 15 and 60 minutes, and over all publications together', () => {
    const { state } = taken([0, counted(1, 1)], [50 * 60, counted(2, 2)], [61 * 60, counted(3, 4)]);
    const lately = (seconds: number) => countsOf([state, state], at(seconds)).lately.map(({ count }) => count);
    expect(lately(61 * 60)).toEqual([8, 12, 12]);
    expect(lately(66 * 60)).toEqual([0, 8, 12]);
    expect(lately(180 * 60)).toEqual([0, 0, 0]);
    expect(countsOf([], at(0))).toMatchObject({ total: 0, firstAt: null, lately: [{ minutes: 5, count: 0 }, {}, {}] });
  });

  it('stand in the record at once, then at most once a minute, but for a tenfold', () => {
    const { state, told } = taken([0, counted(1)], [5, counted(2, 8)], [6, counted(3, 1)], [30, counted(4, 20)]);
    expect(told).toEqual([0, 6]);
    expect(dueAt(state)).toBe(at(66));
    expect(tick(state, { now: at(65), by: BY })).toEqual([]);
    const later = tick(state, { now: at(66), by: BY });
    expect(later).toMatchObject([{ name: 'affected-reported', data: { total: 30 } }]);
    expect(dueAt(apply(state, later, at(66)))).toBeNull();
  });

  it('stand there in words', () => {
    const components = ['a', 'b', 'c', 'd', null, 'f'].map((component, index) => ({ component, count: 9 - index }));
    const about = { publication: 'pub-1', incident: 'INC-1', day: null };
    const say = (data: object) => affectedReported.wording!({ data: { ...about, ...data } as never, by: BY });
    expect(say({ total: 39, beyond: 2, components })).toEqual({
      en: 'Reported on the status page as affected so far: 39 (a 9, b 8, c 7, d 6, something else 5 and others 4), and 2 more that were only counted.',
      fr: "Signalements sur la page d'état à cette heure : 39 (a 9, b 8, c 7, d 6, autre chose 5 et autres 4), et 2 de plus, seulement comptés.",
    });
    expect(say({ total: 0, beyond: 0, components: [] }).en).toBe('Reported on the status page as affected so far: 0.');
  });

  it('are each counted once, however often several pages pass them on', () => {
    const batch = fc.record({ page: fc.constantFrom('a', 'b', 'c'), count: fc.integer({ min: 1, max: 9 }) });
    fc.assert(
      fc.property(fc.array(fc.tuple(batch, fc.integer({ min: 1, max: 3 })), { minLength: 1 }), (sent) => {
        const numbers = new Map<string, number>();
        const all = sent.flatMap(([{ page, count }, times]) => {
          const number = (numbers.get(page) ?? 0) + 1;
          numbers.set(page, number);
          return Array.from({ length: times }, () => [0, counted(number, count, { page })] as const);
        });
        const expected = sent.reduce((sum, [{ count }]) => sum + count, 0);
        expect(taken(...all).state.total).toBe(expected);
      }),
    );
  });

  it('take no more room the more there are of them, and of pages', () => {
    const all = Array.from({ length: 400 }, (_, index) => [index * 30, counted(1, 1, { page: `p${index}` })] as const);
    const { state } = taken(...all);
    expect(state.total).toBe(400);
    expect([state.minutes.length, state.pages.length]).toEqual([60, 50]);
  });
});
