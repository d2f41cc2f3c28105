import { DUTIES } from './duties.js';
import type { Catalogue, Duty, RoleEntry } from './role-entry.js';
import { ROLES } from './roles.js';

/** The catalogue that comes with Muster. */
export const CATALOGUE: Catalogue = { roles: ROLES, duties: DUTIES };

/** The role of this key, or undefined. */
export const roleOf = (catalogue: Catalogue, key: string): RoleEntry | undefined =>
  catalogue.roles.find((role) => role.key === key);

/** The duty of this key; the catalogue lists every duty that its roles name. */
export function dutyOf(catalogue: Catalogue, key: string): Duty {
  const duty = catalogue.duties.find((one) => one.key === key);
  if (!duty) throw new Error(`the catalogue names the duty ${key} and does not list it`);
  return duty;
}
