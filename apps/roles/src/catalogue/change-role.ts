import { changeOfArchived, type changeRole as contract, type InputOf } from '#contracts';
import { type CatalogueDecision, mustHaveRole, onCatalogue, withRole } from './next-version.js';
import { mustBeSound } from './sound-role.js';

/**
 * Changes what the catalogue says of a role; `archived: false` brings an archived one back. Throws `role-unknown`,
 * `change-of-archived` and what {@link mustBeSound} throws.
 */
export const changeRole = ({ role: key, archived: wanted, ...changes }: InputOf<typeof contract>): CatalogueDecision =>
  onCatalogue((catalogue) => {
    const { archived = false, ...before } = mustHaveRole(catalogue, key);
    if (archived && wanted !== false) throw changeOfArchived({ key, name: before.name });
    const role = { ...before, ...given(changes) };
    mustBeSound(catalogue, role);
    return withRole(catalogue, role, archived ? 'role-brought-back' : 'role-changed');
  });

/** The fields that were sent: one that was not is no change. */
const given = <Fields extends object>(fields: Fields) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Field in keyof Fields]: Exclude<Fields[Field], undefined>;
  };
