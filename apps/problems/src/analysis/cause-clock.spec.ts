import { causeOverdue } from '#contracts';
import { askForCause, dueAt, lookForCause } from './cause-clock.js';
import { markRootCause, unmarkRootCause } from './change-factor.js';
import { ADA, analysisAfter, BEN, days, decided } from './given-analysis.js';
import { proposeFactor } from './propose-factor.js';

const askable = { finder: BEN, above: ADA };
const asked = (state: Parameters<typeof dueAt>[0], at: string) =>
  askForCause(askable)(state, { by: ADA, now: at }).map(({ name, data }) => ({ name, ...data }));

describe('the clock of root causes', () => {
  it('asks whoever is to find it after three days, and those above after seven and fourteen', () => {
    let state = analysisAfter();
    expect([dueAt(state), asked(state, days(2.9))]).toEqual([days(3), []]);
    for (const [day, asks] of [
      [3, [BEN]],
      [7, [BEN, ADA]],
      [14, [BEN, ADA]],
    ] as const) {
      expect(dueAt(state)).toBe(days(day));
      expect(asked(state, days(day))).toMatchObject([{ name: 'cause-overdue', days: day, asks }]);
      state = decided(state, askForCause(askable), { by: ADA, at: days(day) });
    }
    expect(dueAt(state)).toBeNull();
  });

  it('says only the latest step after a stop', () => {
    expect(asked(analysisAfter(), days(20))).toMatchObject([{ days: 14 }]);
  });

  it('stands still while a root cause is marked, and goes on when that is taken back', () => {
    const marked = analysisAfter(proposeFactor({ what: 'A', evidence: [] }), markRootCause('F1', 'possible'));
    expect([dueAt(marked), asked(marked, days(9))]).toEqual([null, []]);
    expect(dueAt(decided(marked, unmarkRootCause('F1')))).toBe(days(3));
  });

  it('asks whether what was marked is still the cause, once the problem came back; marked again it is', () => {
    const marked = analysisAfter(proposeFactor({ what: 'A', evidence: [] }), markRootCause('F1', 'likely'));
    const again = decided(marked, lookForCause(days(30), false), { by: ADA, at: days(30) });
    expect([dueAt(again), asked(again, days(32))]).toEqual([days(33), []]);
    const [event] = asked(again, days(33));
    expect(event).toMatchObject({ name: 'cause-overdue', days: 3, earlier: ['A'], asks: [BEN] });
    expect(causeOverdue.wording!({ data: { problem: 'PRB-7', ...event }, by: ADA } as never)).toEqual({
      en: 'PRB-7 was opened again 3 days ago, and nobody has said since whether its root cause is still “A”; Ben asked to see to it.',
      fr: "PRB-7 a été rouvert il y a 3 jours et personne n'a dit depuis si sa cause profonde est toujours « A » ; demande faite à Ben.",
    });
    const still = decided(again, markRootCause('F1', 'likely'), { by: BEN, at: days(31) });
    expect([dueAt(still), still.factors[0]!.rootCause?.by]).toEqual([null, BEN]);
    expect(markRootCause('F1', 'likely')(still, { by: ADA, now: days(32) })).toEqual([]);
  });

  it('asks nobody of a drill, and begins anew when the problem is opened again', () => {
    const passed = decided(analysisAfter(), askForCause('quiet'), { by: ADA, at: days(20) });
    expect(dueAt(passed)).toBeNull();
    const again = decided(passed, lookForCause(days(30), false), { by: ADA, at: days(30) });
    expect(dueAt(again)).toBe(days(33));
    expect(lookForCause(days(30), false)(again, { by: ADA, now: days(31) })).toEqual([]);
  });
});
