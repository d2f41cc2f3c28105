import { type Accountability, type Answering, INCIDENT_MANAGER, type PersonReference } from '#contracts';
import type { Catalogue, Rank, RoleEntry } from '../catalogue/role-entry.js';
import { holdersOf, managersHolding, type Roster, seatId, seatOf } from '../roster/roster.js';

const listing = (catalogue: Catalogue, duty: string, rank: Rank): RoleEntry[] =>
  catalogue.roles.filter((role) => role.duties.some((one) => one.duty === duty && one.rank === rank));

/** The lead of the first of these roles that anybody holds. */
function leadOf(roster: Roster, roles: readonly RoleEntry[]): { role: string; person: PersonReference } | undefined {
  for (const { key } of roles) {
    const [lead] = holdersOf(roster, seatOf(key));
    if (lead) return { role: key, person: lead.person };
  }
  return undefined;
}

/**
 * Who answers for a duty: the first there is of the holder of the role whose primary duty it is (of several the lead), the
 * holder of a role that has it as secondary, the incident manager. Entitled is every holder of a role that lists it, and
 * the manager.
 */
function resolveDuty(catalogue: Catalogue, roster: Roster, duty: string): Accountability {
  const primary = listing(catalogue, duty, 'primary');
  const secondary = listing(catalogue, duty, 'secondary');
  const manager = managersHolding(roster).person;
  const byPrimary = leadOf(roster, primary);
  const found = byPrimary ?? leadOf(roster, secondary) ?? { role: INCIDENT_MANAGER, person: manager };
  const because = byPrimary ? 'primary-role' : found.role === INCIDENT_MANAGER ? 'incident-manager' : 'secondary-role';
  const seat = seatOf(found.role);
  const holders = [...primary, ...secondary].flatMap(({ key }) => holdersOf(roster, seatOf(key)));
  const entitled = [...new Set([...holders.map(({ person }) => person.id), manager.id])].sort();
  const epoch = roster.epochs[seatId(seat)] ?? 0;
  return { duty, scope: seat.scope, accountable: found.person, because, role: found.role, entitled, epoch };
}

/** The whole table: every duty of the catalogue with its one accountable person. */
export const resolveTable = (catalogue: Catalogue, roster: Roster): Accountability[] =>
  catalogue.duties.map(({ key }) => resolveDuty(catalogue, roster, key));

/** The table with the duties that resolve alike taken together, in the order of their first. */
export function gathered(table: readonly Accountability[]): Answering[] {
  const groups = Map.groupBy(table, ({ duty: _, ...rest }) => JSON.stringify(rest));
  return [...groups.values()].map((alike) => {
    const { duty: _, ...rest } = alike[0]!;
    return { ...rest, duties: alike.map(({ duty }) => duty) };
  });
}
