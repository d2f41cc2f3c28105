import { isDeepStrictEqual } from 'node:util';
import { managerOf, type Roster, type RosterEvent, whoSees } from '../roster/roster.js';
import { gathered, resolveTable } from './resolve.js';

type Table = ReturnType<typeof resolved>;

/** Commands decided together each begin with the roster that the one before left. */
const known = new WeakMap<Roster, Table>();

/** All that other services need to know of a roster. */
export function tableOf(roster: Roster): Table {
  const before = known.get(roster);
  if (before) return before;
  const table = resolved(roster);
  known.set(roster, table);
  return table;
}

const resolved = (roster: Roster) => ({
  table: gathered(resolveTable(roster)),
  manager: managerOf(roster).id,
  deputy: roster.deputy,
  restricted: roster.about.restricted,
  sees: whoSees(roster),
});

/** Publishes the whole table when a change of the roster changed it. */
export function tableChanged(before: Roster | undefined, after: Roster): readonly RosterEvent[] {
  const table = tableOf(after);
  if (before !== undefined && isDeepStrictEqual(tableOf(before), table)) return [];
  return [{ name: 'accountability-resolved', data: table }];
}
