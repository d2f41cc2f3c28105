import { isDeepStrictEqual } from 'node:util';
import {
  type setStaffing as contract,
  INCIDENT_MANAGER,
  type InputOf,
  managerNotStaffed,
  roleArchived,
  roleTwice,
  roleUnknown,
  SEVERITIES,
  type Severity,
} from '#contracts';
import { roleOf } from '../catalogue/catalogue.js';
import { type Catalogue, named } from '../catalogue/role-entry.js';
import { BUILT_IN_STAFFING, type StaffingEvent, type StaffingVersion } from './staffing-aggregate.js';

type Rows = StaffingVersion[Severity];

/** Decides a change of the matrix; what was never changed is as it comes with Muster. */
export type StaffingDecision = (known: StaffingVersion | undefined) => readonly StaffingEvent[];

/**
 * Sets the rows of the severities that are named, all others stay. Throws `role-unknown`, `role-archived`, `role-twice` and
 * `manager-not-staffed`; each names the row.
 */
export const setStaffing =
  (wanted: InputOf<typeof contract>, catalogue: Catalogue): StaffingDecision =>
  (known = BUILT_IN_STAFFING) => {
    const given = SEVERITIES.flatMap((severity) => {
      const rows = wanted[severity];
      return rows ? [{ severity, rows }] : [];
    });
    for (const { severity, rows } of given) mustBeRows(catalogue, severity, rows);
    const severities = given.filter(({ severity, rows }) => !isDeepStrictEqual(known[severity], rows));
    if (severities.length === 0) return [];
    const changed = Object.fromEntries(severities.map(({ severity, rows }) => [severity, rows]));
    const staffing = { ...known, ...changed, version: known.version + 1 };
    return [{ name: 'staffing-changed', data: { severities: severities.map(({ severity }) => severity), staffing } }];
  };

function mustBeRows(catalogue: Catalogue, severity: Severity, rows: Rows): void {
  for (const [place, { role: key }] of rows.entries()) {
    const errors = [{ field: `${severity}[${place}].role`, message: key }];
    const role = roleOf(catalogue, key);
    if (!role) throw roleUnknown({ role: key, known: givenRoles(catalogue) }, errors);
    if (role.archived) throw roleArchived(named(role), errors);
    if (rows.findIndex((row) => row.role === key) !== place) throw roleTwice({ severity, ...named(role) }, errors);
  }
  if (rows.some(({ role }) => role === INCIDENT_MANAGER)) return;
  const manager = roleOf(catalogue, INCIDENT_MANAGER)!;
  throw managerNotStaffed({ severity, ...named(manager) }, [{ field: severity, message: INCIDENT_MANAGER }]);
}

const givenRoles = ({ roles }: Catalogue): string[] => roles.filter(({ archived }) => !archived).map(({ key }) => key);

/**
 * What an incident that works by this catalogue is asked for: a role that was archived after the matrix named it could be
 * given to nobody, and its clock would never stop.
 */
export function staffingFor(catalogue: Catalogue, staffing: StaffingVersion): StaffingVersion {
  const known = new Set(givenRoles(catalogue));
  const rows = SEVERITIES.map((severity) => [severity, staffing[severity].filter(({ role }) => known.has(role))]);
  return { ...staffing, ...Object.fromEntries(rows) };
}
