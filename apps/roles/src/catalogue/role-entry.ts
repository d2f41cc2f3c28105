import type { Localised } from '#contracts';

/** Primary: it is this role's before anyone else's. Secondary: it is theirs when nobody holds the primary role. */
export type Rank = 'primary' | 'secondary';

/** The parts of an incident that a role can be held in. */
export type SplitBy = 'workstream' | 'audience';

/** A duty: something one can do in Muster, that exactly one person answers for. */
export interface Duty {
  readonly key: string;
  readonly name: Localised;
  readonly archived?: boolean | undefined;
}

/** A role of the catalogue. */
export interface RoleEntry {
  readonly key: string;
  readonly name: Localised;
  readonly purpose: Localised;
  /** How many hold it in one scope. */
  readonly holders: 'one' | 'many';
  /** What it can be held in beside the whole incident: each workstream, each audience side, or nothing. */
  readonly splitBy: SplitBy | null;
  readonly alsoCalled: readonly Localised[];
  readonly duties: readonly { readonly duty: string; readonly rank: Rank }[];
  /** What a new holder does first, three of them at most. */
  readonly firstActions: readonly Localised[];
  /** No longer given to anybody; incidents that work by it go on. */
  readonly archived?: boolean | undefined;
}

/** How a role is named where it is spoken of: its key for programs, its name for people. */
export const named = (role: RoleEntry) => ({ role: role.key, roleName: role.name });

/** The roles and duties an incident works by. */
export interface Catalogue {
  readonly roles: readonly RoleEntry[];
  readonly duties: readonly Duty[];
}
