import fc from 'fast-check';
import { Rejection } from '#contracts';
import { acceptHandover } from '../handover/answer-handover.js';
import { offerHandover } from '../handover/offer-handover.js';
import { leaveIncident } from '../participation/leave-incident.js';
import { acknowledgeRole } from '../roster/acknowledge-role.js';
import { assignRole } from '../roster/assign-role.js';
import {
  ADA,
  assigned,
  assignedIn,
  at,
  BEN,
  CLEO,
  DAN,
  EVE,
  EXPERT,
  MANAGER,
  opened,
  type Past,
  parted,
  released,
  role,
  SCRIBE,
} from '../roster/given.js';
import { Night } from '../roster/night.js';
import { releaseRole } from '../roster/release-role.js';
import {
  holdersOf,
  managerOf,
  offerOf,
  type Roster,
  type RosterDecision,
  type SeatKey,
  seatOf,
} from '../roster/roster.js';
import { changeWorkstream, closeWorkstream } from '../shaping/change-workstream.js';
import { nameLead } from '../shaping/name-lead.js';
import { openWorkstream } from '../shaping/open-workstream.js';
import { storyGiven } from './given-story.js';
import { rosterAt } from './story.js';
import { answeredAt, heldAt, seatName, tenuresOf } from './who-held.js';

const TECH_LEAD = role('tech-lead');
const scribe = seatOf('scribe');
const confirmed = (person: typeof ADA): Past => ({
  event: { name: 'role-acknowledged', data: { ...scribe, roleName: SCRIBE.name, person } },
  by: person,
});
const closed: Past = {
  event: {
    name: 'workstream-closed',
    data: {
      workstream: { key: 'db', name: 'Database', goal: null, timeBox: null, chatUrl: null, openedAt: at(1) },
      released: [],
    },
  },
  by: ADA,
};

describe('who held a role', () => {
  const story = storyGiven(
    ...[opened(), assigned(SCRIBE, BEN, ADA), confirmed(BEN), assigned(SCRIBE, CLEO, ADA, BEN)],
    ...[released(SCRIBE, CLEO), assigned(SCRIBE, BEN)],
  );
  const line = tenuresOf(story, scribe);

  it('is everybody in order, since when, until when, given by whom, confirmed or not', () => {
    expect(line).toEqual([
      { person: BEN, from: at(1), until: at(3), givenBy: ADA, acknowledgedAt: at(2) },
      { person: CLEO, from: at(3), until: at(4), givenBy: ADA, acknowledgedAt: null },
      { person: BEN, from: at(5), until: null, givenBy: BEN, acknowledgedAt: at(5) },
    ]);
  });

  it('is at each time who had it then; in the moment of a change, whoever has it from then on', () => {
    const held = (minute: number) => heldAt(line, at(minute)).map(({ person }) => person.name);
    expect([0, 1, 2.9, 3, 4, 4.5, 5, 99].map(held)).toEqual([[], ['Ben'], ['Ben'], ['Cleo'], [], [], ['Ben'], ['Ben']]);
  });

  it('falls to the incident manager while nobody does, from the declaration on', () => {
    const answered = (minute: number) => answeredAt(story, scribe, at(minute))?.name ?? null;
    expect([-1, 0, 1, 4, 99].map(answered)).toEqual([null, 'Ada', 'Ben', 'Ada', 'Ben']);
    const late = story.map((told) => ({ ...told, at: told.at === at(0) ? at(0.5) : told.at }));
    expect(answeredAt(late, scribe, at(0.2))).toEqual(ADA);
  });

  it('is, in a workstream that is closed by now, who held it until then, under the name it had', () => {
    const database = { role: 'tech-lead', scope: 'db' };
    const gone = storyGiven(opened(), parted('db'), assignedIn('db', TECH_LEAD, BEN), closed);
    expect(tenuresOf(gone, database)).toMatchObject([{ person: BEN, from: at(2), until: at(3) }]);
    expect(seatName(gone, database)).toEqual({ en: 'Tech lead, Database', fr: 'Responsable technique, Database' });
    expect(answeredAt(gone, database, at(4))).toEqual(ADA);
  });

  it('is refused for what never was', () => {
    const code = (seat: SeatKey) => {
      try {
        return seatName(story, seat);
      } catch (error) {
        return error instanceof Rejection ? error.code : error;
      }
    };
    expect(code(seatOf('cook'))).toBe('role-unknown');
    expect(code({ role: 'tech-lead', scope: 'db' })).toBe('scope-unknown');
    expect(code({ role: 'scribe', scope: 'internal' })).toBe('scope-not-for-role');
  });
});

const SEATS = [SCRIBE, MANAGER, EXPERT, TECH_LEAD, { role: 'tech-lead', scope: 'db' }, { ...EXPERT, scope: 'db' }].map(
  ({ role: key, scope }) => ({ role: key, scope }),
);
const somebody = fc.constantFrom(ADA, BEN, CLEO, DAN, EVE);
const step = fc.record({
  seconds: fc.nat(2),
  by: somebody,
  person: somebody,
  other: somebody,
  seat: fc.constantFrom(...SEATS),
  what: fc.constantFrom(
    ...(['assign', 'assign', 'replace', 'release', 'acknowledge', 'offer', 'accept', 'leave', 'lead'] as const),
    ...(['open', 'change', 'close'] as const),
  ),
});
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

function decisionOf({ what, by, person, other, seat }: Step): RosterDecision {
  const workstream = { key: 'db', name: 'Database', goal: null, timeBox: null, chatUrl: null };
  const decisions: Record<Step['what'], RosterDecision> = {
    assign: assignRole({ seat, person }),
    replace: assignRole({ seat, person, inPlaceOf: other }),
    release: releaseRole(seat, person),
    acknowledge: acknowledgeRole(seat),
    offer: offerHandover(seat, person, null),
    accept: acceptHandover(seat),
    leave: leaveIncident(by, true),
    lead: nameLead(seat, person),
    open: openWorkstream(workstream),
    change: changeWorkstream('db', { goal: person.name }),
    close: closeWorkstream('db'),
  };
  return decisions[what];
}

/** Left to chance few would be entitled: most things are done by the manager, and an offer is accepted by whom it is for. */
function actorOf({ what, by, person, seat }: Step, roster: Roster) {
  if (what === 'accept') return offerOf(roster, seat)?.to ?? by;
  if (what === 'acknowledge' || what === 'leave') return person;
  return by === person ? by : managerOf(roster);
}

it('who held a role is, at every time, who holds it in the roster folded up to then', () => {
  let compared = 0;
  fc.assert(
    fc.property(fc.array(step, { minLength: 150, maxLength: 200 }), (steps) => {
      const night = new Night(ADA);
      for (const one of steps) {
        const by = actorOf(one, night.roster);
        night.live({ seconds: one.seconds, by, decide: decisionOf({ ...one, by }), byItself: false });
      }
      const story = night.log.map(({ event, happened }) => ({ event, ...happened }));
      const times = [...new Set(story.map(({ at: time }) => time))];
      for (const seat of SEATS) {
        const line = tenuresOf(story, seat);
        for (const time of times) {
          const said = heldAt(line, time).map(({ person, from, givenBy }) => [person.id, from, givenBy.id]);
          const held = holdersOf(rosterAt(story, time)!, seat);
          const known = held.map(({ person, since, givenBy }) => [person.id, since, givenBy.id]);
          expect(said.sort()).toEqual(known.sort());
          compared += known.length;
        }
      }
    }),
    { numRuns: process.env.PROVE ? 500 : 20 },
  );
  expect(compared).toBeGreaterThan(500);
}, 120_000);
