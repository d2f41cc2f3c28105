import fc from 'fast-check';
import { type Incident, Rejection, SEVERITIES } from '#contracts';
import { changeProblem, closeProblem, reopenProblem } from './change-problem.js';
import { linkIncident, noteIncident, unlinkIncident } from './link-incident.js';
import { openProblem } from './open-problem.js';
import { ruleFor } from './open-rule.js';
import { type KeptProblem, MOST_INCIDENTS, type ProblemDecision, type ProblemEvent } from './problem.js';
import { problemAggregate } from './problem-aggregate.js';

const ADA = { id: 'p-ada', name: 'Ada' };
const at = (hour: number): string => new Date(Date.UTC(2026, 2, 1) + hour * 3_600_000).toISOString();

const incident = (id: string, more: Partial<Incident> = {}): Incident => ({
  ...{ id, title: `${id} fails`, severity: 'SEV2', status: 'resolved', statusSince: at(2), kind: 'real' },
  ...{ visibility: 'open', viewers: [], summary: null, impact: null, components: ['checkout'], labels: {} },
  ...{ startedAt: null, declaredAt: at(0), declaredBy: ADA, manager: ADA, chatUrl: null, bridgeUrl: null, links: [] },
  dedupKey: null,
  ...more,
});

const became = (kept: KeptProblem | undefined, events: readonly ProblemEvent[], hour: number): KeptProblem =>
  events.reduce<KeptProblem | undefined>(
    (state, event) => problemAggregate.evolve(state, event, { at: at(hour), by: ADA }),
    kept,
  )!;

const opened = (more: Partial<Incident> = {}): KeptProblem => {
  const open = openProblem({ id: 'PRB-1', incident: incident('INC-1', more), sequence: 3, because: 'severity' });
  return became(undefined, open({ now: at(2), by: ADA }), 2);
};

const changedBy = (kept: KeptProblem, decide: ProblemDecision, hour = 3): KeptProblem =>
  became(kept, decide(kept, { now: at(hour), by: ADA }), hour);

const linked = (id: string, more: Partial<Incident> = {}) =>
  linkIncident({ incident: incident(id, more), sequence: 1 });

const refusal = (work: () => unknown): string | undefined => {
  try {
    work();
    return undefined;
  } catch (error) {
    return (error as Rejection).code;
  }
};

describe('a problem', () => {
  it('stands behind the incident for which it was opened, and is as severe as the worst of its incidents', () => {
    expect(opened()).toMatchObject({
      status: 'open',
      title: 'INC-1 fails',
      severity: 'SEV2',
      components: ['checkout'],
    });
    const two = changedBy(opened(), linked('INC-2', { severity: 'SEV1', components: ['search', 'checkout'] }));
    expect(two).toMatchObject({ severity: 'SEV1', components: ['checkout', 'search'] });
    expect(two.incidents.map(({ id }) => id)).toEqual(['INC-1', 'INC-2']);
    expect(linked('INC-2')(two, { now: at(4), by: ADA })).toEqual([]);
    expect(changedBy(two, unlinkIncident('INC-2')).incidents).toHaveLength(1);
    expect(unlinkIncident('INC-1')(opened(), { now: at(4), by: ADA })).toEqual([]);
  });

  it('is a known error while there is a way to live with it', () => {
    const known = changedBy(opened(), changeProblem({ workaround: 'Restart the pool.' }));
    expect(known).toMatchObject({ status: 'known-error', workaround: { words: 'Restart the pool.', by: ADA } });
    expect(changeProblem({ workaround: 'Restart the pool.' })(known, { now: at(4), by: ADA })).toEqual([]);
    expect(changedBy(known, changeProblem({ workaround: null })).status).toBe('open');
  });

  it('that is closed is opened again by hand, or by an incident that has the same cause', () => {
    const closed = changedBy(changedBy(opened(), changeProblem({ workaround: 'Wait.' })), closeProblem('Mended.'));
    expect(closed).toMatchObject({ status: 'closed', closedAt: at(3) });
    expect(refusal(() => changeProblem({ title: 'x' })(closed, { now: at(4), by: ADA }))).toBe('problem-closed');
    expect(changedBy(closed, reopenProblem(null))).toMatchObject({
      status: 'known-error',
      closedAt: null,
      reopened: 1,
    });
    const again = linked('INC-9')(closed, { now: at(5), by: ADA });
    expect(again.map(({ name }) => name)).toEqual(['incident-linked', 'problem-reopened']);
    expect(became(closed, again, 5)).toMatchObject({ status: 'known-error', reopened: 1 });
    expect(refusal(() => reopenProblem(null)(opened(), { now: at(4), by: ADA }))).toBe('problem-not-closed');
  });

  it('knows the latest of its incidents, in whatever order it hears of them, and stays restricted once one was', () => {
    const later = { incident: incident('INC-1', { severity: 'SEV1', visibility: 'restricted' }), sequence: 9 };
    const noted = changedBy(opened(), noteIncident(later));
    expect(noted).toMatchObject({ severity: 'SEV1', restricted: true });
    expect(noteIncident({ incident: incident('INC-1'), sequence: 8 })(noted, { now: at(4), by: ADA })).toEqual([]);
    const open = { incident: incident('INC-1', { visibility: 'open' }), sequence: 10 };
    expect(changedBy(noted, noteIncident(open)).restricted).toBe(true);
  });

  it('takes so many incidents and no more', () => {
    const step = (kept: KeptProblem, index: number) => changedBy(kept, linked(`INC-${index + 2}`));
    const full = Array.from({ length: MOST_INCIDENTS - 1 }, (_, index) => index).reduce(step, opened());
    expect(refusal(() => linked('INC-999')(full, { now: at(9), by: ADA }))).toBe('problem-full');
  });

  it('whatever is done, has an incident, is closed exactly when it says so, and its events carry it whole', () => {
    const decisions = fc.constantFrom<ProblemDecision>(
      ...[linked('INC-2'), linked('INC-3', { severity: 'SEV1' }), unlinkIncident('INC-2'), unlinkIncident('INC-1')],
      ...[changeProblem({ workaround: 'Wait.' }), changeProblem({ workaround: null }), closeProblem(null)],
      ...[
        reopenProblem('It came back.'),
        noteIncident({ incident: incident('INC-1', { severity: 'SEV4' }), sequence: 7 }),
      ],
    );
    fc.assert(
      fc.property(fc.array(decisions, { maxLength: 30 }), (steps) => {
        let kept = opened();
        for (const [index, decide] of steps.entries()) {
          try {
            const events = decide(kept, { now: at(index + 3), by: ADA });
            kept = became(kept, events, index + 3);
            const { noted: _, ...problem } = kept;
            if (events.length > 0) expect(events.at(-1)!.data.problem).toEqual(problem);
          } catch (error) {
            expect(error).toBeInstanceOf(Rejection);
          }
          expect(kept.incidents.length).toBeGreaterThan(0);
          expect(kept.status === 'closed').toBe(kept.closedAt !== null);
          expect(Object.keys(kept.noted).sort()).toEqual(kept.incidents.map(({ id }) => id).sort());
        }
      }),
    );
  });
});

describe('the problem behind an incident is opened by itself', () => {
  const quiet = { affected: 0, alike: 1 };

  it.each([
    ['it was severe', incident('INC-1', { severity: 'SEV2' }), quiet, 'severity'],
    ['it went on for long', incident('INC-1', { severity: 'SEV3', statusSince: at(5) }), quiet, 'duration'],
    [
      'it began long before it was declared',
      incident('INC-1', { severity: 'SEV3', startedAt: at(-9) }),
      quiet,
      'duration',
    ],
    ['many were affected', incident('INC-1', { severity: 'SEV3' }), { affected: 100, alike: 1 }, 'impact'],
    ['it came back', incident('INC-1', { severity: 'SEV4' }), { affected: 0, alike: 3 }, 'recurrence'],
  ])('when %s', (_, given, surroundings, because) => {
    expect(ruleFor(given, surroundings)).toBe(because);
  });

  it.each([
    ['it was small and short', incident('INC-1', { severity: 'SEV3' })],
    ['a SEV4 went on for long', incident('INC-1', { severity: 'SEV4', statusSince: at(90) })],
    ['it is a drill', incident('INC-1', { severity: 'SEV1', kind: 'drill' })],
    ['it is told afterwards', incident('INC-1', { severity: 'SEV1', kind: 'backfilled' })],
    ['it goes on', incident('INC-1', { severity: 'SEV1', status: 'mitigated' })],
    ['it was a false alarm', incident('INC-1', { severity: 'SEV1', status: 'cancelled' })],
  ])('not when %s', (_, given) => {
    expect(ruleFor(given, { affected: 1, alike: 1 })).toBeNull();
  });

  it('for no severity less than for a lesser one', () => {
    const order = [...SEVERITIES];
    fc.assert(
      fc.property(fc.nat({ max: 300 }), fc.nat({ max: 5 }), fc.nat({ max: 20 }), (affected, alike, hours) => {
        const opens = order.map(
          (severity) => ruleFor(incident('INC-1', { severity, statusSince: at(hours) }), { affected, alike }) !== null,
        );
        expect(opens).toEqual(opens.toSorted((one, other) => Number(other) - Number(one)));
      }),
    );
  });
});
