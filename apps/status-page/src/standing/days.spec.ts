import fc from 'fast-check';
import { COMPONENT_STATES, type ComponentState, type Publication } from '#contracts';
import { type Day, daysOf, PARTIAL, uptimeOf } from './days.js';
import { given, NOW } from './given-copy.js';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const SHOWN = { key: 'api', shownSince: '2020-01-01T00:00:00.000Z' };
const words = { en: 'Something' };

const daysWith = (publications: readonly Publication[], count = 5): Day[] =>
  daysOf({ publications, maintenances: [] }, SHOWN, NOW, count);

const out = (from: string, until: string | null, state: ComponentState, id = 'pub-1'): Publication =>
  given(id, words, [
    { at: from, status: 'identified', states: { api: state }, words },
    ...(until ? [{ at: until, status: 'resolved' as const, words }] : []),
  ]);

describe('the days of a component', () => {
  it('are operational where nothing was said, today last', () => {
    const days = daysWith([]);
    expect(days.map(({ date }) => date.slice(8))).toEqual(['22', '23', '24', '25', '26']);
    expect(days.every(({ worst, downMs }) => worst === 'operational' && downMs === 0)).toBe(true);
    expect(uptimeOf(days, NOW)).toBe(100);
  });

  it('share an outage that goes past midnight', () => {
    const days = daysWith([out('2026-11-23T22:00:00.000Z', '2026-11-24T03:00:00.000Z', 'major_outage')]);
    expect(days.map(({ downMs }) => downMs / HOUR_MS)).toEqual([0, 2, 3, 0, 0]);
    expect(days.map(({ worst }) => worst !== 'operational')).toEqual([false, true, true, false, false]);
  });

  it('count a partial outage in part, and slowness and maintenance not at all', () => {
    const partial = daysWith([out('2026-11-23T10:00:00.000Z', '2026-11-23T20:00:00.000Z', 'partial_outage')]);
    expect(partial[1]!.downMs).toBe(10 * HOUR_MS * PARTIAL);
    const slow = daysWith([out('2026-11-23T10:00:00.000Z', '2026-11-23T20:00:00.000Z', 'degraded_performance')]);
    expect(slow[1]).toMatchObject({ worst: 'degraded_performance', downMs: 0 });
  });

  it('count two outages at once for one', () => {
    const both = [
      out('2026-11-23T10:00:00.000Z', '2026-11-23T12:00:00.000Z', 'major_outage'),
      out('2026-11-23T11:00:00.000Z', '2026-11-23T13:00:00.000Z', 'major_outage', 'pub-2'),
    ];
    expect(daysWith(both)[1]!.downMs).toBe(3 * HOUR_MS);
  });

  it('count what is open until now', () => {
    const today = daysWith([out('2026-11-26T13:05:20.000Z', null, 'major_outage')]).at(-1)!;
    expect(today.downMs).toBe(HOUR_MS);
  });

  it('forget what was withdrawn, and say nothing of the time before it was shown', () => {
    const one = out('2026-11-23T10:00:00.000Z', null, 'major_outage');
    const withdrawn = { at: '2026-11-23T11:00:00.000Z', by: { id: 'p-ana', name: 'Ana' }, reason: words };
    expect(daysWith([{ ...one, withdrawn }]).every(({ worst }) => worst === 'operational')).toBe(true);
    const late = daysOf(
      { publications: [one], maintenances: [] },
      { ...SHOWN, shownSince: '2026-11-25T08:00:00.000Z' },
      NOW,
      5,
    );
    expect(late.map(({ worst }) => worst)).toEqual([null, null, null, 'major_outage', 'major_outage']);
  });
});

describe('whatever was published', () => {
  const moment = fc.integer({ min: NOW.getTime() - 8 * DAY_MS, max: NOW.getTime() + DAY_MS });
  const state = fc.constantFrom(...COMPONENT_STATES);
  const story = fc
    .tuple(fc.array(fc.tuple(moment, state), { minLength: 1, maxLength: 5 }), fc.boolean())
    .map(([said, isOver]) => {
      const inOrder = said.toSorted(([one], [other]) => one - other);
      const sayings = inOrder.map(([at, how], index) => ({
        ...{ at: new Date(at).toISOString(), words, states: { api: how } },
        status: isOver && index === inOrder.length - 1 ? ('resolved' as const) : ('identified' as const),
      }));
      return given('pub-1', words, sayings);
    });
  const stories = fc.array(story, { maxLength: 6 });

  it('a day is down for no longer than it lasted, and the uptime lies between nothing and all', () => {
    fc.assert(
      fc.property(stories, (publications) => {
        const days = daysWith(publications, 10);
        for (const { date, downMs } of days) {
          const lasted = Math.min(DAY_MS, NOW.getTime() - Date.parse(date));
          expect(downMs).toBeGreaterThanOrEqual(0);
          expect(downMs).toBeLessThanOrEqual(lasted);
        }
        const uptime = uptimeOf(days, NOW)!;
        expect(uptime).toBeGreaterThanOrEqual(0);
        expect(uptime).toBeLessThanOrEqual(100);
      }),
    );
  });

  it('a day that was down says an outage, and one that says none was not down', () => {
    fc.assert(
      fc.property(stories, (publications) => {
        for (const { worst, downMs } of daysWith(publications, 10)) {
          if (downMs > 0) expect(['partial_outage', 'major_outage']).toContain(worst);
          if (worst === 'operational') expect(downMs).toBe(0);
        }
      }),
    );
  });

  it('saying more makes no day better', () => {
    fc.assert(
      fc.property(stories, story, (publications, more) => {
        const before = daysWith(publications, 10);
        for (const [index, after] of daysWith([...publications, more], 10).entries()) {
          expect(after.downMs).toBeGreaterThanOrEqual(before[index]!.downMs - 1);
          expect(COMPONENT_STATES.indexOf(after.worst!)).toBeGreaterThanOrEqual(
            COMPONENT_STATES.indexOf(before[index]!.worst!),
          );
        }
      }),
    );
  });
});
