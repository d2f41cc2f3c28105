import { type Language, type PersonReference, type Seat, WHOLE_INCIDENT } from '#contracts';
import type { RoleEntry } from '../catalogue/role-entry.js';
import { titleOf } from '../roster/place.js';
import { isRequired } from '../roster/required-roles.js';
import { holdersOf, isSeat, managerOf, offerOf, type Roster, type SeatKey } from '../roster/roster.js';

/** Who answers for a role in a part of the incident: who leads there, else in the whole of it, else the manager. */
export function answersIn(roster: Roster, seat: SeatKey): PersonReference {
  const [lead] = [...holdersOf(roster, seat), ...holdersOf(roster, { ...seat, scope: WHOLE_INCIDENT })];
  return lead?.person ?? managerOf(roster);
}

/** A role in a part of the incident as the board shows it: who holds it, or who answers meanwhile. */
export function seatView(roster: Roster, role: RoleEntry, language: Language, scope: string = WHOLE_INCIDENT): Seat {
  const seat = { role: role.key, scope };
  const holders = holdersOf(roster, seat);
  const offer = offerOf(roster, seat);
  const isHere = isSeat(seat);
  return {
    ...seat,
    name: titleOf(roster, role, scope)[language],
    required: scope === WHOLE_INCIDENT && isRequired(roster, role.key),
    notNeeded: roster.notNeeded.includes(role.key),
    ofThisIncident: roster.shaped.roles.includes(role),
    vacant: holders.length === 0,
    answers: answersIn(roster, seat),
    holders: holders.map(({ person, since, givenBy, acknowledgedAt }) => ({
      ...{ person, since, givenBy, acknowledgedAt },
      acknowledged: acknowledgedAt !== null,
    })),
    observers: roster.observations.filter(isHere).map(({ person, since }) => ({ person, since })),
    requests: roster.requests.filter(isHere).map(({ person, words, at }) => ({ person, words, at })),
    offer: offer ? withoutSeat(offer) : null,
  };
}

function withoutSeat({ to, from, offeredBy, offeredAt, expiresAt, brief }: NonNullable<ReturnType<typeof offerOf>>) {
  return { to, from, offeredBy, offeredAt, expiresAt, brief };
}
