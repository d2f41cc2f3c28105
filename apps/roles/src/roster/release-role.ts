import { INCIDENT_MANAGER, managerStays, notEntitled, type PersonReference, roleNotHeld } from '#contracts';
import { named, type RoleEntry } from '../catalogue/role-entry.js';
import { eachOnce, holdersOf, isSeat, managerOf, type RosterDecision, seatOf } from './roster.js';

/** Somebody gives a role up, or the manager releases them; what nobody holds then falls to the manager. */
export const releaseRole =
  (role: RoleEntry, person: PersonReference): RosterDecision =>
  (roster, { by }) => {
    const seat = seatOf(role.key);
    const manager = managerOf(roster);
    const holders = holdersOf(roster, seat);
    const who = { ...seat, roleName: role.name, person };
    const holds = holders.some((one) => one.person.id === person.id);
    const observes = roster.observations.filter(isSeat(seat)).some((one) => one.person.id === person.id);
    if (!holds && !observes) throw roleNotHeld({ ...named(role), person });
    if (person.id !== by.id && by.id !== manager.id) {
      throw notEntitled({ ...named(role), entitled: eachOnce([person, manager]) });
    }
    if (!holds) return [{ name: 'observer-removed', data: who }];
    if (role.key === INCIDENT_MANAGER) throw managerStays({ manager });
    const fallsTo = holders.length === 1 ? manager : null;
    return [{ name: 'role-released', data: { ...who, fallsTo } }];
  };
