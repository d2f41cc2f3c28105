import { LANGUAGES, type Language } from '#contracts';
import { COMMON_WORDS } from './common-words.js';
import { englishStem } from './english-stem.js';
import { frenchStem } from './french-stem.js';
import { wordsOfText } from './words-of-text.js';

const STEMS: Readonly<Record<Language, (word: string) => string>> = { en: englishStem, fr: frenchStem };

/** Stands where a common word does: it keeps its place in a phrase and is in no index. */
export const COMMON = '.';

/** What stands between two texts, so that no phrase goes on from one into the other. */
const BREAK = ' | ';

/** A word as it is searched for: what its forms in this language have in common. */
export const formOf = (plain: string, language: Language): string =>
  COMMON_WORDS.has(plain) ? COMMON : STEMS[language](plain);

/** The words of texts in one language, each between two blanks: ` replic . stop | db1 `. */
export const formsOf = (texts: readonly string[], language: Language): string =>
  ` ${texts.map((text) => formsInRow(text, language).join(' ')).join(BREAK)} `;

/** The words of one text, in their order. */
export const formsInRow = (text: string, language: Language): string[] =>
  wordsOfText(text).map(({ plain }) => formOf(plain, language));

/** The same in every language that Muster is read in. */
export const inEachLanguage = <Made>(make: (language: Language) => Made): Readonly<Record<Language, Made>> =>
  Object.fromEntries(LANGUAGES.map((language) => [language, make(language)])) as Record<Language, Made>;
