import fc from 'fast-check';
import { type Incident, type PersonReference, type Plan, SEVERITIES, STATUSES } from '#contracts';
import type { Standing } from './around.js';
import { isWatched } from './beats.js';
import { ANA, AUDIENCES, afterEvents, at, BO, CY, factsOf, incident, sent, standing } from './given-plan.js';
import { noteIncident } from './note-incident.js';
import { noteSending, type Sent } from './note-sending.js';
import { isOpen, noteStanding } from './note-standing.js';
import { openPlan } from './open-plan.js';
import { type PlanEvent, planEvents, quietly, type Revise } from './plan-change.js';
import { dueAt, tellClock } from './promise-clock.js';
import { shownPromises } from './shown-plan.js';

const PEOPLE = [ANA, BO, CY];
const KEYS = AUDIENCES.map(({ key }) => key);

const person = fc.constantFrom(...PEOPLE);
const thing = fc.oneof(
  fc.record({
    what: fc.constant('incident' as const),
    severity: fc.constantFrom(...SEVERITIES),
    status: fc.constantFrom(...STATUSES),
  }),
  fc.record({
    what: fc.constant('table' as const),
    manager: person,
    owners: fc.dictionary(fc.constantFrom(...KEYS), person),
  }),
  fc.record({
    what: fc.constant('sending' as const),
    audience: fc.constantFrom(...KEYS),
    next: fc.option(fc.integer({ min: 1, max: 90 })),
    awaits: fc.boolean(),
  }),
  fc.constant({ what: 'tick' as const }),
);
/** What happens, how long after what was before, and whether it comes to be known only after the next things. */
const night = fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), thing, fc.integer({ min: 0, max: 3 }), fc.boolean()), {
  minLength: 1,
  maxLength: 50,
});

interface Happening {
  readonly minute: number;
  readonly knownAt: number;
  readonly revise: Revise;
  readonly sent?: Sent;
  readonly table?: Standing;
}

/** A night as it comes to be known: late, again, and in another order. */
function happenings(steps: readonly (readonly [number, Thing, number, boolean])[]): Happening[] {
  let minute = 0;
  let state: Incident = incident();
  let [told, tables] = [1, 1];
  const all: Happening[] = [];
  for (const [index, [minutes, one, late, again]] of steps.entries()) {
    minute += minutes;
    const happened = revisedBy(one, minute);
    all.push({ ...happened, minute, knownAt: index + late });
    if (again) all.push({ ...happened, minute, knownAt: index + late + 2 });
  }
  return all.sort((one, other) => one.knownAt - other.knownAt);

  function revisedBy(one: Thing, now: number): Pick<Happening, 'revise' | 'sent' | 'table'> {
    const around = { audiences: AUDIENCES, standing: undefined };
    if (one.what === 'tick') return { revise: (plan) => quietly(plan) };
    if (one.what === 'incident') {
      const { severity, status } = one;
      state = { ...state, severity, status, ...(status === 'merged' && { mergedInto: 'INC-7' }) };
      told += 1;
      const [then, sequence] = [state, told];
      return { revise: (plan) => noteIncident(plan, then, { sequence, at: at(now) }, around) };
    }
    if (one.what === 'table') {
      tables += 1;
      const table = standing(tables, one.owners, { manager: one.manager });
      return { revise: (plan) => noteStanding(plan, table), table };
    }
    const data = sent(one.audience, now, {
      update: `upd-${told}-${now}-${one.audience}`,
      facts: factsOf(state),
      nextUpdateAt: one.next === null ? null : at(now + one.next),
      awaits: one.awaits ? ['fr'] : [],
    });
    return { revise: noteSending(data, around), sent: data };
  }
}

type Thing =
  | { what: 'incident'; severity: Incident['severity']; status: Incident['status'] }
  | { what: 'table'; manager: PersonReference; owners: Record<string, PersonReference> }
  | { what: 'sending'; audience: string; next: number | null; awaits: boolean }
  | { what: 'tick' };

/** Plays a night; `watch` sees each turn. */
function played(steps: Parameters<typeof happenings>[0], watch: (turn: Turn) => void): Plan {
  let plan = openPlan(incident(), AUDIENCES);
  let minute = 0;
  for (const one of happenings(steps)) {
    minute = Math.max(minute, one.minute);
    const events = planEvents(plan, one.revise(plan, { now: at(minute), by: ANA }));
    watch({ before: plan, events, after: afterEvents(plan, events), minute, one });
    plan = afterEvents(plan, events);
    const ticks = tellClock(plan, { now: at(minute) });
    watch({ before: plan, events: ticks, after: afterEvents(plan, ticks), minute });
    plan = afterEvents(plan, ticks);
  }
  return plan;
}

interface Turn {
  readonly before: Plan;
  readonly events: readonly PlanEvent[];
  readonly after: Plan;
  readonly minute: number;
  readonly one?: Happening;
}

describe('whatever happens, late, again and in any order', () => {
  it('each promise has the owner that the latest table names, and whoever is gone owns nothing', () => {
    fc.assert(
      fc.property(night, (steps) => {
        let latest: Standing | undefined;
        played(steps, ({ after, one }) => {
          if (one?.table && one.table.sequence > (latest?.sequence ?? 0)) latest = one.table;
          for (const { audience, owner } of after.promises) {
            expect(owner).toEqual(latest ? (latest.owners.get(audience) ?? latest.manager) : ANA);
          }
        });
      }),
    );
  });

  it('every open promise that changes hands is told, once, with both names', () => {
    fc.assert(
      fc.property(night, (steps) => {
        played(steps, ({ before, events, after }) => {
          const told = events.flatMap((event) =>
            event.name === 'promise-passed-on'
              ? event.data.audiences.map(({ audience }) => `${audience} ${event.data.from.id} ${event.data.to.id}`)
              : [],
          );
          const changed = after.promises.flatMap((one, index) => {
            const { owner } = before.promises[index]!;
            return owner.id !== one.owner.id && isOpen(one) && isWatched(after)
              ? [`${one.audience} ${owner.id} ${one.owner.id}`]
              : [];
          });
          expect(told.sort()).toEqual(changed.sort());
        });
      }),
    );
  });

  it('no step is said twice for the same time, none goes back, none is early, and none of before the last word', () => {
    fc.assert(
      fc.property(night, (steps) => {
        const said = new Map<string, string[]>();
        const lastWord = new Map<string, string>();
        played(steps, ({ events, minute, one, before }) => {
          if (one?.sent) {
            const { audience, sending } = one.sent;
            const at_ = lastWord.get(audience);
            if (!at_ || sending.at > at_) lastWord.set(audience, sending.at);
          }
          for (const event of events) {
            if (event.name !== 'promise-due') continue;
            const { audience, due, since, step } = event.data;
            const key = `${audience} ${due} ${since}`;
            const earlier = said.get(key) ?? [];
            expect(earlier).not.toContain(step);
            expect(earlier.includes('late') || (earlier.includes('due') && step === 'soon')).toBe(false);
            if (step !== 'soon') expect(due <= at(minute)).toBe(true);
            const word = lastWord.get(audience);
            expect(word === undefined || due > word).toBe(true);
            expect(isWatched(before)).toBe(true);
            said.set(key, [...earlier, step]);
          }
        });
      }),
    );
  });

  it('what its clock waits for is said when that time has come, and then waits for something later', () => {
    fc.assert(
      fc.property(night, (steps) => {
        let plan = played(steps, ({ after, minute, one }) => {
          const due = dueAt(after);
          if (!one) expect(due === null || due > at(minute)).toBe(true);
        });
        for (let rounds = 0; dueAt(plan) !== null; rounds += 1) {
          const events = tellClock(plan, { now: dueAt(plan)! });
          expect(events.length).toBeGreaterThan(1);
          plan = afterEvents(plan, events);
          expect(rounds).toBeLessThan(60);
        }
      }),
    );
  });

  it('a raise of the severity puts nothing off', () => {
    fc.assert(
      fc.property(night, (steps) => {
        played(steps, ({ before, after }) => {
          const [was, is] = [before.about, after.about];
          if (is.severity >= was.severity || is.status !== was.status) return;
          for (const [index, { due }] of after.promises.entries()) {
            const earlier = before.promises[index]!.due;
            if (earlier !== null) expect(due !== null && due <= earlier).toBe(true);
          }
        });
      }),
    );
  });

  it('the same things in another order lead to the same last words', () => {
    fc.assert(
      fc.property(night, (steps) => {
        const inOrder = played(
          steps.map(([minutes, one]) => [minutes + 1, one, 0, false] as const),
          () => {},
        );
        const anyhow = played(
          steps.map(([minutes, one, late, again]) => [minutes + 1, one, late, again] as const),
          () => {},
        );
        const told = ({ promises }: Plan) =>
          promises.map(({ audience, lastSaid, owner }) => [audience, lastSaid, owner]);
        expect(told(anyhow)).toEqual(told(inOrder));
      }),
    );
  });

  it('a plan that is derived and the same one stored show the same', () => {
    const owners = fc.dictionary(fc.constantFrom(...KEYS), person);
    const shown = fc.record({
      severity: fc.constantFrom(...SEVERITIES),
      owners,
      minute: fc.integer({ max: 90, min: 0 }),
    });
    fc.assert(
      fc.property(shown, ({ severity, owners: answer, minute }) => {
        const derived = noteStanding(openPlan(incident({ severity }), AUDIENCES), standing(3, answer));
        const opened = planEvents(undefined, quietly(openPlan(incident({ severity }), AUDIENCES)));
        const first = (opened[0] as Extract<PlanEvent, { name: 'plan-noted' }>).data.plan;
        const stored = afterEvents(first, planEvents(first, noteStanding(first, standing(3, answer))));
        expect(shownPromises(stored, at(minute))).toEqual(shownPromises(derived.plan, at(minute)));
      }),
    );
  });
});
