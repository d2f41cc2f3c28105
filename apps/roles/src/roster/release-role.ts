import { eachOnce, INCIDENT_MANAGER, managerStays, notEntitled, type PersonReference, roleNotHeld } from '#contracts';
import { placeOf } from './place.js';
import { holdersOf, isSeat, managerOf, type RosterDecision, type SeatKey } from './roster.js';

/** Somebody gives a role up, or the manager releases them; what nobody holds then falls to the manager. */
export const releaseRole =
  (key: SeatKey, person: PersonReference): RosterDecision =>
  (roster, { by }) => {
    const { role, seat, about, named } = placeOf(roster, key);
    const manager = managerOf(roster);
    const holders = holdersOf(roster, seat);
    const holds = holders.some((one) => one.person.id === person.id);
    const observes = roster.observations.filter(isSeat(seat)).some((one) => one.person.id === person.id);
    if (!holds && !observes) throw roleNotHeld({ ...named, person });
    if (person.id !== by.id && by.id !== manager.id) {
      throw notEntitled({ ...named, entitled: eachOnce([person, manager]) });
    }
    if (!holds) return [{ name: 'observer-removed', data: { ...about, person } }];
    if (role.key === INCIDENT_MANAGER) throw managerStays({ manager });
    const fallsTo = holders.length === 1 ? manager : null;
    return [{ name: 'role-released', data: { ...about, person, fallsTo } }];
  };
