import type { RoleEntry } from '../catalogue/role-entry.js';
import { catalogueOf, dutyIn } from '../roster/place.js';
import { isShapeTaken } from '../shaping/shape-role.js';
import { freeKey } from './free-key.js';
import type { Joining } from './joining.js';

/** The roles and duties of the source as they are called in the target. */
export interface Names {
  readonly roleOf: (key: string) => string;
  readonly dutyOf: (key: string) => string;
}

/** Roles that the target does not have: those shaped for the source, and held ones of another version of the catalogue. */
function rolesToShape({ source, target }: Joining): readonly RoleEntry[] {
  const known = catalogueOf(target).roles;
  const used = new Set([...source.holdings, ...source.observations].map(({ role }) => role));
  const others = catalogueOf(source).roles.filter(({ key }) => used.has(key) && !known.some((one) => one.key === key));
  return [...new Set([...source.shaped.roles, ...others])];
}

/** What the source has of its own, the target has from now on, under keys that are free there. */
export function joinRoles(joining: Joining): Names {
  const { source, prefix } = joining;
  const [roles, duties] = [new Map<string, string>(), new Map<string, string>()];

  /** The duties of a role that have to be written for it in the target. */
  const written = (role: RoleEntry) =>
    role.duties.flatMap(({ duty }) => {
      const isOwn = source.shaped.duties.some(({ key }) => key === duty);
      if (duties.has(duty) || (!isOwn && dutyIn(joining.target, duty))) return [];
      const taken = catalogueOf(joining.target).duties;
      const key = freeKey(duty, prefix, (one) => isShapeTaken(joining.target, one, taken));
      duties.set(duty, key);
      return [{ key, name: dutyIn(source, duty)?.name ?? { en: duty, fr: duty } }];
    });

  for (const role of rolesToShape(joining)) {
    const { key: wanted, name, purpose, holders, splitBy } = role;
    const taken = catalogueOf(joining.target).roles;
    const key = freeKey(wanted, prefix, (one) => isShapeTaken(joining.target, one, taken));
    roles.set(wanted, key);
    const newDuties = written(role);
    const called = {
      en: joining.nameFor(name.en, { wanted, given: key }),
      fr: joining.nameFor(name.fr, { wanted, given: key }),
    };
    const listed = role.duties.map(({ duty, rank }) => ({ duty: duties.get(duty) ?? duty, rank }));
    const shaped = { key, name: called, purpose, holders, splitBy, duties: listed, newDuties };
    joining.happens({ name: 'role-shaped', data: { shaped } });
  }
  return { roleOf: (key) => roles.get(key) ?? key, dutyOf: (key) => duties.get(key) ?? key };
}
