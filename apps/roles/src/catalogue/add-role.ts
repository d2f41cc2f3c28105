import { type addRole as contract, type InputOf, roleKeyTaken } from '#contracts';
import { type CatalogueDecision, onCatalogue, withRole } from './next-version.js';
import { mustBeSound } from './sound-role.js';

/**
 * Adds a role. Throws `role-key-taken`, also by an archived one: a key means one thing for ever, for incidents of earlier
 * versions use it. And what {@link mustBeSound} throws, and `catalogue-full`.
 */
export const addRole = (role: InputOf<typeof contract>): CatalogueDecision =>
  onCatalogue((catalogue) => {
    const taken = catalogue.roles.find(({ key }) => key === role.key);
    if (taken) throw roleKeyTaken({ key: role.key, roleName: taken.name, archived: taken.archived ?? false });
    mustBeSound(catalogue, role);
    return withRole(catalogue, role, 'role-added');
  });
