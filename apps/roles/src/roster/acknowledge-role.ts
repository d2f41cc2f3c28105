import { INCIDENT_MANAGER, roleNotHeld } from '#contracts';
import { named, type RoleEntry } from '../catalogue/role-entry.js';
import { holdersOf, type RosterDecision, seatOf } from './roster.js';

/** The holder confirms: "I have it". A manager who was called answers the call with it. */
export const acknowledgeRole =
  (role: RoleEntry): RosterDecision =>
  (roster, { by }) => {
    const seat = seatOf(role.key);
    const holding = holdersOf(roster, seat).find((one) => one.person.id === by.id);
    if (!holding) throw roleNotHeld({ ...named(role), person: by });
    const isCalled = role.key === INCIDENT_MANAGER && roster.answerBy !== null;
    if (holding.acknowledgedAt !== null && !isCalled) return [];
    return [{ name: 'role-acknowledged', data: { ...seat, roleName: role.name, person: holding.person } }];
  };
