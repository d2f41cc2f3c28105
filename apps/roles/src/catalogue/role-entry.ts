import type { Localised } from '#contracts';

/** Primary: it is this role's before anyone else's. Secondary: it is theirs when nobody holds the primary role. */
export type Rank = 'primary' | 'secondary';

/** A duty: something one can do in Muster, that exactly one person answers for. */
export interface Duty {
  readonly key: string;
  readonly name: Localised;
}

/** A role of the catalogue. */
export interface RoleEntry {
  readonly key: string;
  readonly name: Localised;
  readonly purpose: Localised;
  /** How many hold it in one scope. */
  readonly holders: 'one' | 'many';
  readonly alsoCalled: readonly Localised[];
  readonly duties: readonly { readonly duty: string; readonly rank: Rank }[];
}

/** How a role is named where it is spoken of: its key for programs, its name for people. */
export const named = (role: RoleEntry) => ({ role: role.key, roleName: role.name });

/** The roles and duties an incident works by. */
export interface Catalogue {
  readonly roles: readonly RoleEntry[];
  readonly duties: readonly Duty[];
}
