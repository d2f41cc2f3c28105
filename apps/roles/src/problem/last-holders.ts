import { type CarriedOver, INCIDENT_MANAGER, type PersonReference, type Workstream } from '#contracts';
import { retold, type Told } from '../history/story.js';
import { aboutSeat } from '../roster/place.js';
import { everybodyIn, holdersOf, managerOf, type Roster, type SeatKey, seatId } from '../roster/roster.js';
import { worksOnBy } from './after-incident.js';

type LastHolding = CarriedOver['holdings'][number];

/** What an incident leaves behind. */
export interface Left {
  readonly manager: PersonReference;
  readonly carried: CarriedOver;
  readonly roster: Roster;
}

/**
 * Who held what at last in an incident, of the roles that go on after it: also those who have got up from a seat that nobody
 * took after them. Everybody else who was ever there is named beside them. Undefined of a story without a beginning.
 */
export function leftBehind(story: readonly Told[]): Left | undefined {
  const holdings = new Map<string, readonly LastHolding[]>();
  const workstreams = new Map<string, Workstream>();
  const people = new Map<string, PersonReference>();
  let roster: Roster | undefined;
  for (const moment of retold(story)) {
    roster = moment.roster;
    for (const one of roster.workstreams) workstreams.set(one.key, one);
    for (const one of everybodyIn(roster)) people.set(one.id, one);
    for (const seat of roster.holdings) holdings.set(seatId(seat), held(roster, seat));
  }
  if (!roster) return undefined;
  const goOn = new Set(worksOnBy(roster).catalogue.roles.map(({ key }) => key));
  const last = [...holdings.values()].flat().filter(({ role }) => role !== INCIDENT_MANAGER && goOn.has(role));
  const manager = managerOf(roster);
  const seated = new Set([manager.id, ...last.map(({ person }) => person.id)]);
  return {
    ...{ manager, roster },
    carried: {
      from: roster.incident,
      // Nobody is waited for: the time in which they wanted to be done is over.
      workstreams: [...workstreams.values()].map((one) => ({ ...one, timeBox: null })),
      holdings: last,
      people: [...people.values()].filter(({ id }) => !seated.has(id)),
    },
  };
}

function held(roster: Roster, { role, scope }: SeatKey): readonly LastHolding[] {
  const about = aboutSeat(roster, { role, scope });
  return holdersOf(roster, { role, scope }).map(({ person }) => ({ ...about, person }));
}
