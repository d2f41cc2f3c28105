import { type InputOf, LANGUAGES, type searchTimeline } from '#contracts';
import { formsSought, type Sought } from './sought.js';

/** By what a search is narrowed. */
export type SearchFilter = Pick<
  InputOf<typeof searchTimeline>,
  'kind' | 'person' | 'role' | 'service' | 'tag' | 'key' | 'from' | 'to'
>;

const utc = (instant: string): string => new Date(instant).toISOString();

/** What is narrowed by, as the database asks it. */
const narrowedBy = ({ kind, person, role, service, tag, key, from, to }: SearchFilter): object => ({
  ...(kind && { kind: { $in: kind } }),
  ...(person && { people: person }),
  ...(role && { roles: role }),
  ...(service && { service }),
  ...(tag && { tags: tag }),
  ...(key !== undefined && { key }),
  ...((from || to) && { occurredAt: { ...(from && { $gte: utc(from) }), ...(to && { $lt: utc(to) }) } }),
});

/** One thing that is looked for, in one language or another. A form has letters, digits, blanks and full stops only. */
const hasSought = (sought: Sought): object => ({
  $or: LANGUAGES.map((language) => ({ [language]: { $regex: sought[language].replaceAll('.', '\\.') } })),
});

/**
 * What is looked for, as the database asks it: the index of words finds what has any of the forms, and of that only what
 * has everything fits. Forms are stemmed already: the database does nothing more to them.
 */
export const entriesThatFit = (sought: readonly Sought[], filter: SearchFilter): object => ({
  $text: { $search: formsSought(sought).join(' '), $language: 'none' },
  ...narrowedBy(filter),
  $and: sought.map(hasSought),
});
