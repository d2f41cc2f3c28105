import { type InputOf, LANGUAGES, type searchTimeline } from '#contracts';
import { type Narrowing, narrowedBy } from '../reading/narrowed-by.js';
import { formsSought, type Sought } from './sought.js';

/** By what a search is narrowed. */
export type SearchFilter = Narrowing & Pick<InputOf<typeof searchTimeline>, 'service'>;

/** One thing that is looked for, in one language or another. A form has letters, digits, blanks and full stops only. */
const hasSought = (sought: Sought): object => ({
  $or: LANGUAGES.map((language) => ({ [language]: { $regex: sought[language].replaceAll('.', '\\.') } })),
});

/**
 * What is looked for, as the database asks it: the index of words finds what has any of the forms, and of that only what
 * has everything fits. Forms are stemmed already: the database does nothing more to them.
 */
export const entriesThatFit = (sought: readonly Sought[], { service, ...narrowing }: SearchFilter): object => ({
  $text: { $search: formsSought(sought).join(' '), $language: 'none' },
  ...narrowedBy(narrowing),
  ...(service && { service }),
  $and: sought.map(hasSought),
});
