import { type Language, type Seat, WHOLE_INCIDENT } from '#contracts';
import type { RoleEntry } from '../catalogue/role-entry.js';
import { titleOf } from '../roster/place.js';
import { isRequired } from '../roster/required-roles.js';
import { holdersOf, isSeat, managerOf, offerOf, type Roster } from '../roster/roster.js';

/** A role in a part of the incident as the board shows it: who holds it, or who answers meanwhile. */
export function seatView(roster: Roster, role: RoleEntry, language: Language, scope: string = WHOLE_INCIDENT): Seat {
  const seat = { role: role.key, scope };
  const holders = holdersOf(roster, seat);
  const offer = offerOf(roster, seat);
  const isHere = isSeat(seat);
  const [ofTheWhole] = scope === WHOLE_INCIDENT ? [] : holdersOf(roster, { ...seat, scope: WHOLE_INCIDENT });
  return {
    ...seat,
    name: titleOf(roster, role, scope)[language],
    required: scope === WHOLE_INCIDENT && isRequired(roster, role.key),
    notNeeded: roster.notNeeded.includes(role.key),
    ofThisIncident: roster.shaped.roles.includes(role),
    vacant: holders.length === 0,
    answers: (holders[0] ?? ofTheWhole)?.person ?? managerOf(roster),
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
