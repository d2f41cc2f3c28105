import { stringify } from 'csv-stringify/sync';
import type { EntryKind, Language, RegisteredActivity, RegisteredPerson } from '#contracts';
import { KIND_NAMES } from '../reading/kind-names.js';

/** One row for each time in the incident or in a role, and one for each kind of act, whichever way they are sorted. */
const COLUMNS = ['person', 'id', 'what', 'activity', 'name', 'as', 'from', 'until', 'count'];

type Row = readonly (string | number | null)[];

const rowsOf = ({ person, stays, roles, counts }: RegisteredPerson, language: Language): Row[] => {
  const { name, id } = person;
  return [
    ...stays.map(({ from, until }): Row => [name, id, 'stay', null, null, null, from, until, null]),
    ...roles.map(
      (one): Row => [name, id, 'role', `${one.role}/${one.scope}`, one.name, one.as, one.from, one.until, null],
    ),
    ...Object.entries(counts).map(
      ([kind, count]): Row => [name, id, 'act', kind, KIND_NAMES[kind as EntryKind][language], null, null, null, count],
    ),
  ];
};

const rowsOfActivity = ({ activity, name, what, people }: RegisteredActivity): Row[] =>
  people.flatMap(({ person, spans, count }): Row[] =>
    what === 'act'
      ? [[person.name, person.id, what, activity, name, null, null, null, count]]
      : spans.map(({ as, from, until }) => [person.name, person.id, what, activity, name, as, from, until, null]),
  );

// What a spreadsheet would run as a formula is escaped.
const written = (rows: readonly Row[]): string =>
  stringify(rows as Row[], { columns: COLUMNS, header: true, escape_formulas: true, record_delimiter: 'windows' });

/** The register by person as CSV (RFC 4180). */
export const peopleAsCsv = (people: readonly RegisteredPerson[], language: Language): string =>
  written(people.flatMap((person) => rowsOf(person, language)));

/** The register by activity as CSV. */
export const activitiesAsCsv = (activities: readonly RegisteredActivity[]): string =>
  written(activities.flatMap(rowsOfActivity));
