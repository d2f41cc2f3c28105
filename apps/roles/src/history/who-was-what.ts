import { INCIDENT_MANAGER, type Language, type OutputOf, type rosterAt } from '#contracts';
import { aboutSeat } from '../roster/place.js';
import { type Holding, holdersOf, managerOf, type Roster, seatId, seatOf } from '../roster/roster.js';
import { retold, rosterAt as rosterOf, type Told } from './story.js';
import { answeredAt } from './who-held.js';

type WhoWasWhat = Pick<OutputOf<typeof rosterAt>, 'manager' | 'roles'>;

const tenure = ({ person, since, givenBy, acknowledgedAt }: Holding) => ({
  ...{ person, from: since, until: null, givenBy, acknowledgedAt },
});

/** Every role that was held in a roster, with its holders, the lead first. */
function rolesOf(roster: Roster, language: Language): WhoWasWhat['roles'] {
  const seats = new Map(roster.holdings.map(({ role, scope }) => [seatId({ role, scope }), { role, scope }]));
  return [...seats.values()].map((seat) => ({
    ...seat,
    name: aboutSeat(roster, seat).roleName[language],
    holders: holdersOf(roster, seat).map(tenure),
  }));
}

/** Who held each role in each scope at a time, and who managed. Between the declaration and the roster only the manager. */
export function whoWasWhat(story: readonly Told[], time: string, language: Language): WhoWasWhat {
  const roster = rosterOf(story, time);
  if (roster) return { manager: managerOf(roster), roles: rolesOf(roster, language) };
  const manager = answeredAt(story, seatOf(INCIDENT_MANAGER), time);
  const [first] = retold(story);
  return { manager, roles: manager && first ? rolesOf(first.roster, language) : [] };
}
