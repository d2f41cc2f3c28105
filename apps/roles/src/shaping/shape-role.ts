import {
  dutyTwice,
  dutyUnknown,
  type EventOf,
  eachOnce,
  keyTaken,
  notOfThisIncident,
  type roleShaped,
} from '#contracts';
import { catalogueOf, dutyIn, placeOf } from '../roster/place.js';
import { type Roster, type RosterDecision, seatOf } from '../roster/roster.js';
import { mustShape } from './may-shape.js';

/** A role for this incident: duties of the catalogue by key, and those written for it. */
export type ShapedRole = EventOf<typeof roleShaped>['data']['shaped'];

/** Whether no role (or no duty) can be made for this incident under this key, of those that there are. */
export const isShapeTaken = (roster: Roster, key: string, taken: readonly { readonly key: string }[]): boolean =>
  taken.some((one) => one.key === key) || roster.spent.includes(key);

function mustBeNew(roster: Roster, keys: readonly string[], taken: readonly { readonly key: string }[]): void {
  for (const key of keys) if (isShapeTaken(roster, key, taken)) throw keyTaken({ key });
}

/** Shapes a role for this incident. Throws `key-taken`, `duty-twice`, `duty-unknown` and `not-your-duty`. */
export const shapeRole =
  (shaped: ShapedRole): RosterDecision =>
  (roster, { by }) => {
    mustShape(roster, by);
    const catalogue = catalogueOf(roster);
    mustBeNew(roster, [shaped.key], catalogue.roles);
    const written = shaped.newDuties.map(({ key }) => key);
    mustBeNew(roster, written, catalogue.duties);
    const listed = shaped.duties.map(({ duty }) => duty);
    for (const keys of [listed, written]) {
      const twice = keys.find((key, place) => keys.indexOf(key) !== place);
      if (twice !== undefined) throw dutyTwice({ duty: twice });
    }
    const unknown = listed.find((duty) => !written.includes(duty) && !dutyIn(roster, duty));
    if (unknown !== undefined) throw dutyUnknown({ duty: unknown });
    const unlisted = written.find((key) => !listed.includes(key));
    if (unlisted !== undefined) throw dutyUnknown({ duty: unlisted });
    return [{ name: 'role-shaped', data: { shaped } }];
  };

/** A role of this incident is no longer one; who held it is released. Throws `role-of-catalogue` for one of the catalogue. */
export const dropRole =
  (key: string): RosterDecision =>
  (roster, { by }) => {
    mustShape(roster, by);
    const { role, named } = placeOf(roster, seatOf(key));
    if (!roster.shaped.roles.includes(role)) throw notOfThisIncident(named);
    const holders = roster.holdings.filter((one) => one.role === key).map(({ person }) => person);
    return [{ name: 'role-dropped', data: { ...named, released: [...eachOnce(holders)] } }];
  };
