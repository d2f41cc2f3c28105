import { isDeepStrictEqual } from 'node:util';
import { managerOf, type Roster, type RosterEvent, whoSees } from '../roster/roster.js';
import { gathered, resolveTable } from './resolve.js';

/** All that other services need to know of a roster. */
export const tableOf = (roster: Roster) => ({
  table: gathered(resolveTable(roster)),
  manager: managerOf(roster).id,
  restricted: roster.about.restricted,
  sees: whoSees(roster),
});

/** Publishes the whole table when a change of the roster changed it. */
export function tableChanged(before: Roster | undefined, after: Roster): readonly RosterEvent[] {
  const table = tableOf(after);
  if (before !== undefined && isDeepStrictEqual(tableOf(before), table)) return [];
  return [{ name: 'accountability-resolved', data: table }];
}
