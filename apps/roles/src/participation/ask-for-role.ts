import { alreadyHolder, eachOnce, noRequest, notEntitled, type PersonReference, roleVacant } from '#contracts';
import { placeOf } from '../roster/place.js';
import { holdersOf, managerOf, type RosterDecision, type SeatKey } from '../roster/roster.js';
import { isHeldBy } from '../roster/seating.js';

/** Asks for a role that somebody holds: its lead and the manager are asked. Throws `role-vacant` and `already-holder`. */
export const askForRole =
  (key: SeatKey, words: string | null): RosterDecision =>
  (roster, { by }) => {
    const { seat, about, named } = placeOf(roster, key);
    const [lead] = holdersOf(roster, seat);
    if (!lead) throw roleVacant(named);
    if (roster.holdings.some((one) => isHeldBy(one, seat, by.id))) {
      throw alreadyHolder({ ...named, person: by }, [{ field: 'role', message: key.role }]);
    }
    if (roster.requests.some((one) => isHeldBy(one, seat, by.id))) return [];
    const asks = [...eachOnce([lead.person, managerOf(roster)])];
    return [{ name: 'role-requested', data: { ...about, person: by, words, asks } }];
  };

/** Somebody no longer asks, or is not given the role. Who wants to give it offers a handover. Throws `no-request`. */
export const endRequest =
  (key: SeatKey, person: PersonReference): RosterDecision =>
  (roster, { by }) => {
    const { seat, about, named } = placeOf(roster, key);
    if (!roster.requests.some((one) => isHeldBy(one, seat, person.id))) throw noRequest({ ...named, person });
    const holders = holdersOf(roster, seat).map((one) => one.person);
    const entitled = eachOnce([person, ...holders, managerOf(roster)]);
    if (!entitled.some(({ id }) => id === by.id)) throw notEntitled({ ...named, entitled });
    return [{ name: 'role-request-ended', data: { ...about, person } }];
  };
