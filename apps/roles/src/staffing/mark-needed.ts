import { INCIDENT_MANAGER, managerStays, roleNotRequired } from '#contracts';
import { roleIn } from '../roster/place.js';
import { requiredIn } from '../roster/required-roles.js';
import { managerOf, type Roster, type RosterDecision } from '../roster/roster.js';
import { mustShape } from '../shaping/may-shape.js';

function asked(roster: Roster, key: string) {
  const role = roleIn(roster, key);
  const named = { role: key, roleName: role.name };
  const { severity } = roster.about;
  if (!requiredIn(roster).some((one) => one.role === key)) throw roleNotRequired({ ...named, severity });
  return named;
}

/** The manager says that this incident does not need a role that its severity asks for; its clock stops. */
export const markNotNeeded =
  (key: string, reason: string | null): RosterDecision =>
  (roster, { by }) => {
    mustShape(roster, by);
    if (key === INCIDENT_MANAGER) throw managerStays({ manager: managerOf(roster) });
    const named = asked(roster, key);
    if (roster.notNeeded.includes(key)) return [];
    return [{ name: 'role-not-needed', data: { ...named, reason } }];
  };

/** It is asked for again, and its clock begins now. */
export const markNeeded =
  (key: string): RosterDecision =>
  (roster, { by }) => {
    mustShape(roster, by);
    const named = asked(roster, key);
    if (!roster.notNeeded.includes(key)) return [];
    return [{ name: 'role-needed', data: named }];
  };
