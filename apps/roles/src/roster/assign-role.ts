import { INCIDENT_MANAGER, managerStays, notEntitled, type PersonReference, roleHeld, roleNotHeld } from '#contracts';
import { placeToGive } from './place.js';
import { holdersOf, managerOf, type RosterDecision, type SeatKey } from './roster.js';

/** What is asked, with the people it names found. */
export interface Assignment {
  readonly seat: SeatKey;
  readonly person: PersonReference;
  /** The present holder, named on purpose. */
  readonly inPlaceOf?: PersonReference;
}

/**
 * Gives a role. Anyone may take a vacant one themselves; giving it to others is the manager's. A held role moves only when
 * the manager names its holder on purpose: nobody loses a role because two people pressed at once.
 */
export const assignRole =
  ({ seat: key, person, inPlaceOf }: Assignment): RosterDecision =>
  (roster, { by }) => {
    const { role, seat, about, named } = placeToGive(roster, key);
    const holders = holdersOf(roster, seat);
    const manager = managerOf(roster);
    const [holder] = holders;
    const isManager = by.id === manager.id;
    const holds = (who: PersonReference) => holders.some((one) => one.person.id === who.id);
    const leaves = inPlaceOf !== undefined && inPlaceOf.id !== person.id && holds(inPlaceOf);
    if (holds(person) && !leaves) return [];
    const taken = holder !== undefined && role.holders === 'one';
    if (!isManager && (person.id !== by.id || inPlaceOf)) throw notEntitled({ ...named, entitled: [manager] });
    if (role.key === INCIDENT_MANAGER && isManager) throw managerStays({ manager });
    if (taken && !inPlaceOf) throw roleHeld({ ...named, holder: holder.person, since: holder.since });
    if (inPlaceOf && !holds(inPlaceOf)) {
      if (holder) throw roleHeld({ ...named, holder: holder.person, since: holder.since });
      throw roleNotHeld({ ...named, person: inPlaceOf });
    }
    const acknowledged = person.id === by.id;
    return [{ name: 'role-assigned', data: { ...about, person, replaces: inPlaceOf ?? null, acknowledged } }];
  };
