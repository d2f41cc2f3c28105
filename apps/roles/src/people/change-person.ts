import { isDeepStrictEqual } from 'node:util';
import {
  BRINGING_FIELDS,
  BURDEN_LIMIT,
  type changePerson as contract,
  hoursNeedZone,
  type InputOf,
  notForYou,
} from '#contracts';
import type { Context } from '#persistence';
import type { KnownPerson, PersonEvent } from './person-aggregate.js';
import { shownPerson } from './shown-person.js';

/** What is asked to be changed of what somebody brings. */
export type PersonChange = Omit<InputOf<typeof contract>, 'person'>;

/**
 * Changes what somebody brings; nothing happens when it is so already. Refuses whoever is neither they nor an
 * administrator, and working hours of no place.
 */
export const changePerson =
  (change: PersonChange, isAdministrator: boolean) =>
  (known: KnownPerson, { by }: Context): readonly PersonEvent[] => {
    if (by.id !== known.id && !isAdministrator) throw notForYou({ whoMay: `${known.name}, administrators` });
    const before = shownPerson(known);
    const after = { ...before, ...wanted(change) };
    if (after.workingHours !== null && after.timeZone === null) throw hoursNeedZone({});
    const changed = BRINGING_FIELDS.filter((field) => !isDeepStrictEqual(after[field], before[field]));
    return changed.length === 0 ? [] : [{ name: 'person-changed', data: { person: after, changed } }];
  };

/** Each thing that was sent, in one form whatever its order; null is what an entry begins with. */
function wanted({ skills, timeZone, workingHours, burdenLimit }: PersonChange) {
  return {
    ...(skills !== undefined && { skills: [...new Set(skills)].sort() }),
    ...(timeZone !== undefined && { timeZone }),
    ...(workingHours !== undefined && { workingHours }),
    ...(burdenLimit !== undefined && { burdenLimit: burdenLimit ?? BURDEN_LIMIT }),
  };
}
