import type { ProblemRecord } from '#contracts';
import { resolveTable } from '../accountability/resolve.js';
import type { Told } from '../history/story.js';
import { assignRole } from '../roster/assign-role.js';
import { dueAt } from '../roster/clocks.js';
import { evolve } from '../roster/evolve.js';
import {
  ADA,
  afterwards,
  assigned,
  assignedIn,
  at,
  BEN,
  CLEO,
  DAN,
  EVE,
  given,
  joinedIn,
  opened,
  type Past,
  parted,
  released,
  role,
  SCRIBE,
} from '../roster/given.js';
import { noteIncident } from '../roster/note-incident.js';
import { managerOf, mustBeOpen, type Roster } from '../roster/roster.js';
import { joinedLater } from './joined-later.js';
import { leftBehind } from './last-holders.js';
import { aboutProblem, openForProblem } from './open-for-problem.js';

const LEAD = role('tech-lead');
const PROBLEMS = role('problem-manager');

const PROBLEM: ProblemRecord = {
  ...{ id: 'PRB-7', title: 'Checkout fails', status: 'open', because: 'severity', incidents: [], severity: 'SEV2' },
  ...{ components: [], restricted: false, workaround: null, openedAt: at(60), openedBy: EVE, closedAt: null },
  reopened: 0,
};

const told = (...pasts: readonly Past[]): readonly Told[] =>
  pasts.map(({ event, by }, minute) => ({ event, by, at: at(minute) }));

const rosterAfter = (...pasts: readonly Past[]): Roster =>
  openForProblem(PROBLEM, 1, leftBehind(told(...pasts))!).reduce<Roster | undefined>(
    (state, event) => evolve(state, event, { at: at(60), by: EVE }),
    undefined,
  )!;

const answers = (roster: Roster, duty: string, scope = 'incident') =>
  resolveTable(roster).find((one) => one.duty === duty && one.scope === scope)?.accountable.name;

describe('the roster of a problem', () => {
  it("begins with the incident's manager, who answers for all of it until somebody takes a role", () => {
    const roster = rosterAfter(opened());
    expect([roster.incident, managerOf(roster)]).toEqual(['PRB-7', ADA]);
    expect(new Set(resolveTable(roster).map(({ accountable }) => accountable.name))).toEqual(new Set(['Ada']));
    const take = assignRole({ seat: PROBLEMS, person: BEN });
    const after = afterwards(roster, take(roster, { by: BEN, now: at(61) }), BEN, 61);
    expect(answers(after, 'find-root-cause')).toBe('Ben');
    expect(answers(after, 'join-postmortem')).toBe('Ada');
  });

  it('keeps who held at last what goes on, in each part, also who had got up already; everybody else is there', () => {
    const roster = rosterAfter(
      ...[
        opened(),
        parted('database'),
        assigned(LEAD, BEN),
        assignedIn('database', LEAD, CLEO),
        assigned(PROBLEMS, DAN),
      ],
      ...[released(PROBLEMS, DAN), assigned(SCRIBE, EVE), joinedIn({ id: 'p-finn', name: 'Finn' })],
    );
    expect(answers(roster, 'join-postmortem')).toBe('Ben');
    expect(answers(roster, 'join-postmortem', 'database')).toBe('Cleo');
    expect(answers(roster, 'find-root-cause')).toBe('Dan');
    expect(answers(roster, 'maintain-timeline')).toBe('Eve');
    expect(roster.participants.map(({ person }) => person.name)).toContain('Finn');
  });

  it('has no duty that ends with the incident, and waits for nobody', () => {
    const roster = rosterAfter(opened(), assigned(LEAD, BEN), parted('database'));
    const duties = new Set(resolveTable(roster).map(({ duty }) => duty));
    for (const over of ['shape-roles', 'decide-changes', 'send-internal-updates']) expect(duties).not.toContain(over);
    for (const goesOn of ['track-remediation', 'command-incident']) expect(duties).toContain(goesOn);
    expect(dueAt(roster)).toBeNull();
  });

  it('stands still while the problem is closed', () => {
    const roster = rosterAfter(opened());
    const closed = aboutProblem({ ...PROBLEM, closedAt: at(90) }, 2);
    const after = noteIncident(roster, closed).reduce(
      (state, event) => evolve(state, event, { at: at(90), by: EVE }),
      roster,
    );
    expect(() => mustBeOpen(after)).toThrow();
  });

  it('is joined by that of a further incident, once; nobody who was there loses anything', () => {
    const roster = rosterAfter(opened(), assigned(LEAD, BEN));
    const other = told(
      {
        ...opened(),
        event: {
          ...opened().event,
          data: { ...(opened().event.data as object), incident: 'INC-50', manager: DAN },
        } as never,
      },
      assigned(LEAD, CLEO),
    );
    const left = leftBehind(other)!;
    const events = joinedLater(left)(roster, { now: at(70), by: EVE });
    const after = events.reduce((state, event) => evolve(state, event, { at: at(70), by: EVE }), roster);
    expect(answers(after, 'join-postmortem')).toBe('Ben');
    expect(after.joined).toEqual(['INC-50']);
    expect(after.workstreams).toHaveLength(1);
    expect([...new Set(resolveTable(after).map(({ accountable }) => accountable.name))].sort()).toEqual(
      expect.arrayContaining(['Ada', 'Ben']),
    );
    expect(joinedLater(left)(after, { now: at(71), by: EVE })).toEqual([]);
  });
});

it('an incident without a story leaves nothing behind', () => {
  expect(leftBehind([])).toBeUndefined();
  expect(given(opened()).incident).toBe('INC-42');
});
