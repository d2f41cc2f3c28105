import { type Localised, nothingToSearch } from '#contracts';
import { COMMON, COMMON_WORDS, formOf, inEachLanguage, wordsOfText } from '#words';

/** One thing that must be there: a word in any form, or several next to each other; blanks between and around them. */
export type Sought = Localised;

const QUOTED = /["“”«»„]([^"“”«»„]*)(?:["“”«»„]|$)|([^\s"“”«»„]+)/gu;

const isTelling = (word: string): boolean => !COMMON_WORDS.has(word);

function soughtIn(piece: string): Sought | undefined {
  const plain = wordsOfText(piece).map((word) => word.plain);
  const first = plain.findIndex(isTelling);
  if (first === -1) return undefined;
  const telling = plain.slice(first, plain.findLastIndex(isTelling) + 1);
  return inEachLanguage((language) => ` ${telling.map((word) => formOf(word, language)).join(' ')} `);
}

/**
 * What somebody looks for: each word, and what stands in quotes as a phrase. Signs mean nothing; what is written together
 * (`db1.cluster`, `read-only`) belongs together. Throws `nothing-to-search` where no word tells anything.
 */
export function soughtBy(words: string): readonly Sought[] {
  const pieces = Array.from(words.matchAll(QUOTED), ([, quoted, word]) => quoted ?? word ?? '');
  const sought = pieces.map(soughtIn).filter((one) => one !== undefined);
  if (sought.length === 0) throw nothingToSearch({ words });
  return [...new Map(sought.map((one) => [JSON.stringify(one), one])).values()];
}

/** All single forms that are looked for. */
export const formsSought = (sought: readonly Sought[]): string[] => {
  const forms = sought.flatMap((one) => Object.values(one).flatMap((form) => form.trim().split(' ')));
  return [...new Set(forms)].filter((form) => form !== COMMON);
};
