import { dutyArchived, dutyTwice, INCIDENT_MANAGER, managerRoleKept, roleWithoutDuty } from '#contracts';
import type { CatalogueVersion, ListedRole } from './catalogue-aggregate.js';
import { BUILT_IN } from './catalogue-aggregate.js';
import { mustHaveDuty } from './next-version.js';
import { named } from './role-entry.js';

const MANAGER = BUILT_IN.roles.find(({ key }) => key === INCIDENT_MANAGER)!;

/**
 * Refuses a role that could not be given to anybody: `role-without-duty`, `duty-twice`, `duty-not-in-catalogue`,
 * `duty-archived`; and `manager-role-kept` for a manager's role by which an incident could not be managed.
 */
export function mustBeSound(catalogue: CatalogueVersion, role: ListedRole): void {
  if (role.duties.length === 0) throw roleWithoutDuty(named(role));
  const keys = role.duties.map(({ duty }) => duty);
  for (const [place, key] of keys.entries()) {
    const field = `duties[${place}].duty`;
    if (keys.indexOf(key) !== place) throw dutyTwice({ duty: key }, [{ field, message: key }]);
    const { name, archived } = mustHaveDuty(catalogue, key, field);
    if (archived) throw dutyArchived({ duty: key, dutyName: name }, [{ field, message: key }]);
  }
  if (role.key === INCIDENT_MANAGER) mustManage(role);
}

/** Refuses to take from the manager's role what every incident stands on. Throws `manager-role-kept`. */
function mustManage(role: ListedRole): void {
  const isKept = ({ duty, rank }: ListedRole['duties'][number]) =>
    role.duties.some((one) => one.duty === duty && one.rank === rank);
  const isGone = !MANAGER.duties.every(isKept);
  const field = isGone ? 'duties' : role.holders !== MANAGER.holders ? 'holders' : role.splitBy ? 'splitBy' : undefined;
  if (field) throw managerStaysSo(role, field);
}

/** The refusal that names what the manager's role always keeps. */
export const managerStaysSo = (role: ListedRole, field: string) =>
  managerRoleKept({ ...named(role), duties: MANAGER.duties.map(({ duty }) => duty) }, [{ field, message: role.key }]);
