import type { Language, Seat } from '#contracts';
import type { RoleEntry } from '../catalogue/role-entry.js';
import { REQUIRED_ROLES } from '../roster/required-roles.js';
import { holdersOf, isSeat, managerOf, offerOf, type Roster, seatOf } from '../roster/roster.js';

/** A role as the board shows it: who holds it, or who answers meanwhile. */
export function seatView(roster: Roster, role: RoleEntry, language: Language): Seat {
  const seat = seatOf(role.key);
  const holders = holdersOf(roster, seat);
  const offer = offerOf(roster, seat);
  const observers = roster.observations.filter(isSeat(seat));
  return {
    ...seat,
    name: role.name[language],
    required: REQUIRED_ROLES[roster.about.severity].includes(role.key),
    vacant: holders.length === 0,
    answers: holders[0]?.person ?? managerOf(roster),
    holders: holders.map(({ person, since, givenBy, acknowledgedAt }) => ({
      ...{ person, since, givenBy, acknowledgedAt },
      acknowledged: acknowledgedAt !== null,
    })),
    observers: observers.map(({ person, since }) => ({ person, since })),
    offer: offer ? withoutSeat(offer) : null,
  };
}

function withoutSeat({ to, from, offeredBy, offeredAt, expiresAt, brief }: NonNullable<ReturnType<typeof offerOf>>) {
  return { to, from, offeredBy, offeredAt, expiresAt, brief };
}
