import {
  AUDIENCE_SIDES,
  type Localised,
  roleArchived,
  roleUnknown,
  scopeNotForRole,
  scopeUnknown,
  WHOLE_INCIDENT,
} from '#contracts';
import { CATALOGUE, roleOf } from '../catalogue/catalogue.js';
import type { Catalogue, Duty, RoleEntry, SplitBy } from '../catalogue/role-entry.js';
import type { Roster, SeatKey } from './roster.js';

const merged = new WeakMap<Catalogue, Catalogue>();

/** The roles and duties this incident works by: its own first, for they were shaped on purpose; then the catalogue's. */
export function catalogueOf({ catalogue, shaped }: Pick<Roster, 'catalogue' | 'shaped'>): Catalogue {
  const base = catalogue ?? CATALOGUE;
  if (shaped.roles.length === 0 && shaped.duties.length === 0) return base;
  const known = merged.get(shaped);
  if (known) return known;
  const both = { roles: [...shaped.roles, ...base.roles], duties: [...base.duties, ...shaped.duties] };
  merged.set(shaped, both);
  return both;
}

const SIDES: Readonly<Record<string, Localised>> = {
  internal: { en: 'internal', fr: 'interne' },
  external: { en: 'external', fr: 'externe' },
};

/** What kind of part of the incident a scope is; undefined when there is no such part. */
function kindOf(roster: Roster, scope: string): SplitBy | 'incident' | undefined {
  if (scope === WHOLE_INCIDENT) return 'incident';
  if (SIDES[scope]) return 'audience';
  return roster.workstreams.some(({ key }) => key === scope) ? 'workstream' : undefined;
}

/** Whether a role can be held there. */
export function fits(roster: Roster, role: Pick<RoleEntry, 'splitBy'>, scope: string): boolean {
  const kind = kindOf(roster, scope);
  return kind === 'incident' || (kind !== undefined && kind === role.splitBy);
}

/** All parts of the incident, the whole of it first. */
export const scopesOf = (roster: Roster): readonly string[] => [
  WHOLE_INCIDENT,
  ...AUDIENCE_SIDES,
  ...roster.workstreams.map(({ key }) => key),
];

/** A scope as people call it; of the whole incident nothing is said. */
export function scopeName(roster: Roster, scope: string): Localised | undefined {
  const name = roster.workstreams.find(({ key }) => key === scope)?.name;
  return SIDES[scope] ?? (name === undefined ? undefined : { en: name, fr: name });
}

/** A role as people call it there: "Tech lead, database". */
export function titleOf(roster: Roster, role: Pick<RoleEntry, 'name'>, scope: string): Localised {
  const part = scopeName(roster, scope);
  return part ? { en: `${role.name.en}, ${part.en}`, fr: `${role.name.fr}, ${part.fr}` } : role.name;
}

/** Refuses a part that the incident does not have. */
export function mustBeScope(roster: Roster, scope: string): void {
  if (kindOf(roster, scope) === undefined) throw scopeUnknown({ scope, known: scopesOf(roster) });
}

/** A seat that there is in this incident: its role, and how both are named where they are spoken of. */
export interface Place {
  readonly role: RoleEntry;
  readonly seat: SeatKey;
  /** As every event names its role. */
  readonly about: SeatKey & { readonly roleName: Localised };
  /** As every refusal names its role. */
  readonly named: { readonly role: string; readonly roleName: Localised };
}

/** The role of this key. Throws `role-unknown`. */
export function roleIn(roster: Roster, key: string): RoleEntry {
  const catalogue = catalogueOf(roster);
  const role = roleOf(catalogue, key);
  if (role) return role;
  throw roleUnknown({ role: key, known: catalogue.roles.filter(({ archived }) => !archived).map((one) => one.key) });
}

/** The seat that a caller names. Throws `role-unknown`, `scope-unknown` or `scope-not-for-role`. */
export function placeOf(roster: Roster, { role: key, scope }: SeatKey): Place {
  const role = roleIn(roster, key);
  mustBeScope(roster, scope);
  const roleName = titleOf(roster, role, scope);
  if (!fits(roster, role, scope)) throw scopeNotForRole({ role: key, roleName: role.name, scope });
  const seat = { role: key, scope };
  return { role, seat, about: { ...seat, roleName }, named: { role: key, roleName } };
}

/** As {@link placeOf}, for whoever gives the role anew: throws `role-archived` too. */
export function placeToGive(roster: Roster, key: SeatKey): Place {
  const place = placeOf(roster, key);
  if (place.role.archived) throw roleArchived(place.named);
  return place;
}

/** How an event names a seat that there is. */
export function aboutSeat(roster: Roster, { role, scope }: SeatKey): Place['about'] {
  const entry = roleOf(catalogueOf(roster), role);
  return { role, scope, roleName: entry ? titleOf(roster, entry, scope) : { en: role, fr: role } };
}

/** The duty of this key in this incident, or undefined. */
export const dutyIn = (roster: Roster, key: string): Duty | undefined =>
  catalogueOf(roster).duties.find((duty) => duty.key === key);
