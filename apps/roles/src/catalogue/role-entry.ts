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

/** The roles and duties an incident works by. */
export interface Catalogue {
  readonly roles: readonly RoleEntry[];
  readonly duties: readonly Duty[];
}
