import { notEntitled, type PersonReference } from '#contracts';
import { named, type RoleEntry } from '../catalogue/role-entry.js';
import { holdersOf, isSeat, managerOf, type RosterDecision, seatOf } from './roster.js';

/** Somebody shadows a role: themselves by choice, others when the manager says so. */
export const observeRole =
  (role: RoleEntry, person: PersonReference): RosterDecision =>
  (roster, { by }) => {
    const seat = seatOf(role.key);
    const already = [...roster.observations.filter(isSeat(seat)), ...holdersOf(roster, seat)];
    if (already.some((one) => one.person.id === person.id)) return [];
    const manager = managerOf(roster);
    if (person.id !== by.id && by.id !== manager.id) throw notEntitled({ ...named(role), entitled: [manager] });
    return [{ name: 'observer-added', data: { ...seat, roleName: role.name, person } }];
  };
