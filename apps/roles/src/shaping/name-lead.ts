import { eachOnce, notEntitled, type PersonReference, roleNotHeld } from '#contracts';
import { placeOf } from '../roster/place.js';
import { holdersOf, managerOf, type RosterDecision, type SeatKey } from '../roster/roster.js';

/** Of several holders one leads, and answers for the duties of the role: named by the manager, or by who leads until then. */
export const nameLead =
  (key: SeatKey, person: PersonReference): RosterDecision =>
  (roster, { by }) => {
    const { seat, about, named } = placeOf(roster, key);
    const [lead, ...others] = holdersOf(roster, seat);
    if (lead?.person.id !== person.id && !others.some((one) => one.person.id === person.id)) {
      throw roleNotHeld({ ...named, person });
    }
    const entitled = eachOnce([lead!.person, managerOf(roster)]);
    if (!entitled.some(({ id }) => id === by.id)) throw notEntitled({ ...named, entitled });
    if (lead!.person.id === person.id) return [];
    return [{ name: 'lead-named', data: { ...about, person } }];
  };
