import fc from 'fast-check';
import type { Envelope } from '#contracts';
import { type Fact, factOf } from './fact.js';
import { ANA, at, BO, fact, INCIDENT, moved, seat } from './given-figure.js';
import { figuresBy } from './group-figures.js';
import { figuresOfIncident } from './incident-figures.js';
import { loadOf } from './load.js';
import { figuresOfProblem } from './problem-figures.js';
import { spreadOf } from './spread.js';

const MINUTE_MS = 60_000;
const now = at(1_000);

describe('how long an incident took', () => {
  it('is counted to its first relief and to its last end, from the declaration', () => {
    const facts = [moved('mitigated', 30), moved('resolved', 60), moved('active', 70), moved('resolved', 90)];
    const figures = figuresOfIncident(INCIDENT, facts, now);
    expect(figures).toMatchObject({ reliefMs: 30 * MINUTE_MS, resolvedMs: 90 * MINUTE_MS });
    const again = figuresOfIncident({ ...INCIDENT, status: 'active' }, facts.slice(0, 3), now);
    expect(again).toMatchObject({ reliefMs: 30 * MINUTE_MS, resolvedMs: null });
  });
});

describe('how the work together went', () => {
  it('counts what was late once, whatever was said of it and in which order it came', () => {
    const facts = [
      fact('role-assigned', 1, { about: 'scribe/incident/p-bo' }),
      fact('role-assigned', 1, { about: 'tech-lead/incident/p-ana' }),
      fact('holding-unconfirmed', 9, { about: 'scribe/incident/p-bo' }),
      fact('holding-unconfirmed', 12, { about: 'scribe/incident/p-bo' }),
      fact('vacancy-due', 5, { about: 'scribe', step: 'half' }),
      fact('vacancy-due', 10, { about: 'tech-lead', step: 'end' }),
      fact('vacancy-due', 15, { about: 'tech-lead', step: 'wider' }),
      fact('promise-kept', 20, { about: 'customers', lateMs: 0 }),
      fact('promise-due', 39, { about: 'customers', step: 'late' }),
      fact('promise-kept', 40, { about: 'customers', lateMs: 600_000 }),
      fact('promise-due', 50, { about: 'executives', step: 'late' }),
      fact('handover-accepted', 55),
      fact('manager-silent', 56),
    ];
    expect(figuresOfIncident(INCIDENT, facts.reverse(), now).coordination).toMatchObject({
      acknowledgements: { asked: 2, late: 1 },
      updates: { kept: 2, late: 1, longestLateMs: 600_000, missed: 1 },
      handovers: { accepted: 1, declined: 0, expired: 0 },
      ...{ emptyTooLong: ['tech-lead'], managerSilent: 1 },
    });
  });

  it('tells who carried what, until it was over', () => {
    const facts = [
      ...[
        seat('holds', ANA, 'incident-manager', 0),
        seat('holds', ANA, 'scribe', 10),
        seat('holds', BO, 'tech-lead', 20),
      ],
      ...[seat('no-longer-holds', ANA, 'scribe', 30), moved('resolved', 90)],
    ];
    expect(figuresOfIncident(INCIDENT, facts, now).coordination.load).toEqual([
      { person: ANA, minutes: 90, roles: 2, mostAtOnce: 2 },
      { person: BO, minutes: 70, roles: 1, mostAtOnce: 1 },
    ]);
  });
});

describe('how long a problem took', () => {
  const problem = {
    id: 'PRB-1',
    severity: 'SEV2',
    openedAt: at(0),
    incidents: [1, 2],
    reopened: 1,
    components: [],
  } as never;
  const item = (about: string, status: string, minutes: number, due = 100) =>
    fact('remediation-moved', minutes, { about, status, due: at(due) });

  it('is counted to the first cause and approval, and to the last item that was done', () => {
    const facts = [
      ...[fact('root-cause-marked', 5), fact('root-cause-marked', 50), fact('postmortem-approved', 60)],
      ...[
        item('rem-1', 'open', 10),
        item('rem-1', 'done', 70),
        item('rem-2', 'done', 200),
        item('rem-3', 'dropped', 20),
      ],
    ];
    expect(figuresOfProblem(problem, facts, now)).toMatchObject({
      ...{ causeMs: 5 * MINUTE_MS, postmortemMs: 60 * MINUTE_MS, remediationMs: 200 * MINUTE_MS, recurrences: 1 },
      remediation: { items: 2, done: 2, open: 0, inTime: { count: 1, of: 2 } },
    });
    const reopened = figuresOfProblem(problem, [...facts, item('rem-1', 'open', 300, 2_000)], now);
    expect(reopened).toMatchObject({ remediationMs: null, remediation: { open: 1, inTime: { count: 0, of: 1 } } });
  });
});

describe('what is kept of an event', () => {
  const event = (type: string, data: object): Envelope =>
    ({
      id: 'e',
      type: `muster.${type}.v1`,
      incident: 'INC-1',
      time: at(0),
      actor: 'p-ana',
      actorname: 'Ana',
      data,
    }) as never;

  it('is what counts, by name where no contract is known, and no words', () => {
    expect(factOf(event('problems.root-cause-marked', { words: 'secret' }))).toEqual({
      ...{ id: 'e', place: 'INC-1', at: at(0), name: 'root-cause-marked' },
    });
    const done = { remediation: { id: 'rem-1', due: at(9), title: 'secret' } };
    expect(factOf(event('problems.remediation-done', done))).toMatchObject({
      about: 'rem-1',
      status: 'done',
      due: at(9),
    });
    expect(factOf(event('timeline.note-added', { text: 'secret' }))).toBeUndefined();
  });
});

const anything: fc.Arbitrary<Fact> = fc.oneof(
  fc
    .record({
      change: fc.constantFrom('holds' as const, 'no-longer-holds' as const),
      person: fc.constantFrom(ANA, BO),
      role: fc.constantFrom('a', 'b'),
      minutes: fc.nat(200),
    })
    .map(({ change, person, role, minutes }) => seat(change, person, role, minutes)),
  fc
    .tuple(fc.constantFrom('mitigated', 'resolved', 'active', 'closed'), fc.nat(200))
    .map(([status, minutes]) => moved(status, minutes)),
  fc
    .tuple(fc.nat(200), fc.nat(1_000))
    .map(([minutes, lateMs]) => fact('promise-kept', minutes, { about: 'x', lateMs })),
);

describe('whatever happened', () => {
  it('figures are the same in whatever order it came', () => {
    const shuffled = fc
      .array(anything, { maxLength: 30 })
      .chain((facts) => fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length })));
    fc.assert(
      fc.property(shuffled, ([facts, other]) => {
        expect(figuresOfIncident(INCIDENT, other, now)).toEqual(figuresOfIncident(INCIDENT, facts, now));
      }),
    );
  });

  it('nobody carries longer than it lasted, nor more at once than they held', () => {
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 30 }), (facts) => {
        const load = loadOf(
          facts.toSorted((a, b) => a.at.localeCompare(b.at)),
          at(200),
        );
        for (const { minutes, roles, mostAtOnce } of load) {
          expect(minutes).toBeLessThanOrEqual(200);
          expect(mostAtOnce).toBeLessThanOrEqual(roles);
        }
      }),
    );
  });

  it('the middle lies between the least and the most, and nine of ten are within their figure', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1_000_000), { minLength: 1 }), (spans) => {
        const { count, medianMs, p90Ms } = spreadOf([...spans, null]);
        expect(count).toBe(spans.length);
        expect(medianMs).toBeGreaterThanOrEqual(Math.min(...spans));
        expect(medianMs).toBeLessThanOrEqual(p90Ms === null ? 0 : Math.max(...spans));
        expect(spans.filter((span) => span <= p90Ms!).length).toBeGreaterThanOrEqual(Math.ceil(count * 0.9));
      }),
    );
    expect(spreadOf([null])).toEqual({ count: 0, medianMs: null, p90Ms: null });
  });

  it('groups by severity and month add up to all of them', () => {
    const declared = fc.array(fc.tuple(fc.constantFrom('SEV1', 'SEV2', 'SEV4'), fc.nat(200_000)), { maxLength: 20 });
    fc.assert(
      fc.property(declared, (all) => {
        const figures = all.map(([severity, minutes]) =>
          figuresOfIncident({ ...INCIDENT, severity: severity as 'SEV1', declaredAt: at(minutes) }, [], now),
        );
        const { all: together, bySeverity, byMonth } = figuresBy(figures, []);
        for (const groups of [bySeverity, byMonth]) {
          expect(groups.reduce((sum, { incidents }) => sum + incidents, 0)).toBe(together.incidents);
        }
      }),
    );
  });
});
