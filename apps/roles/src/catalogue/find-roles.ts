import type { Catalogue, RoleEntry } from './role-entry.js';

/** Case, accents, hyphens and the like do not count when people say a name. */
const spoken = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const namesOf = (role: RoleEntry): string[] =>
  [role.key, ...[role.name, ...role.alsoCalled].flatMap((name) => [name.en, name.fr])].map(spoken);

/** Every role that goes by this name in any language. Names overlap; nothing here picks one. */
export function findRoles(catalogue: Catalogue, alias: string): RoleEntry[] {
  const wanted = spoken(alias);
  return catalogue.roles.filter((role) => namesOf(role).includes(wanted));
}
