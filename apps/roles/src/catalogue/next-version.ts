import { isDeepStrictEqual } from 'node:util';
import { type CatalogueDeed, catalogueFull, dutyNotInCatalogue, roleUnknown } from '#contracts';
import {
  BUILT_IN,
  type CatalogueEvent,
  type CatalogueVersion,
  type ListedDuty,
  type ListedRole,
} from './catalogue-aggregate.js';

/** Decides a change of the catalogue; what was never changed is as it comes with Muster. */
export type CatalogueDecision = (known: CatalogueVersion | undefined) => readonly CatalogueEvent[];

/** Every incident keeps its catalogue whole and writes it with each change: it stays small. */
export const MOST = { roles: 64, duties: 200 } as const;

/** A decision on the catalogue as it is. */
export const onCatalogue =
  (decide: (catalogue: CatalogueVersion) => readonly CatalogueEvent[]): CatalogueDecision =>
  (known = BUILT_IN) =>
    decide(known);

/** The role of this key, archived or not. Throws `role-unknown`. */
export function mustHaveRole({ roles }: CatalogueVersion, key: string): ListedRole {
  const role = roles.find((one) => one.key === key);
  if (role) return role;
  throw roleUnknown({ role: key, known: roles.map((one) => one.key) });
}

/** The duty of this key, archived or not; `field` is what named it. Throws `duty-not-in-catalogue`. */
export function mustHaveDuty({ duties }: CatalogueVersion, key: string, field = 'duty'): ListedDuty {
  const duty = duties.find((one) => one.key === key);
  if (duty) return duty;
  throw dutyNotInCatalogue({ duty: key }, [{ field, message: key }]);
}

/** The next version with this role, new or in its old place; nothing when it says the same already. */
export function withRole(
  catalogue: CatalogueVersion,
  role: ListedRole,
  done: CatalogueDeed,
): readonly CatalogueEvent[] {
  const roles = placed(catalogue.roles, role, 'roles');
  return roles ? next({ ...catalogue, roles }, role, done) : [];
}

/** The next version with this duty, new or in its old place; nothing when it says the same already. */
export function withDuty(
  catalogue: CatalogueVersion,
  duty: ListedDuty,
  done: CatalogueDeed,
): readonly CatalogueEvent[] {
  const duties = placed(catalogue.duties, duty, 'duties');
  return duties ? next({ ...catalogue, duties }, duty, done) : [];
}

function placed<Entry extends { readonly key: string }>(
  all: readonly Entry[],
  entry: Entry,
  field: keyof typeof MOST,
): Entry[] | undefined {
  const place = all.findIndex(({ key }) => key === entry.key);
  if (place === -1 && all.length >= MOST[field]) throw catalogueFull({ field, most: MOST[field] });
  if (place === -1) return [...all, entry];
  return isDeepStrictEqual(all[place], entry) ? undefined : all.with(place, entry);
}

const next = (
  catalogue: CatalogueVersion,
  { key, name }: ListedRole | ListedDuty,
  done: CatalogueDeed,
): readonly CatalogueEvent[] => [
  {
    name: 'catalogue-changed',
    data: { done, key, name, catalogue: { ...catalogue, version: catalogue.version + 1 } },
  },
];
