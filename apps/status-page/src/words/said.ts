import { inLanguage, LANGUAGES, type Language, type PublicWords } from '#contracts';
import { inOneLine } from '#words/shown';
import { fromMarkdown } from './markdown.js';
import { type Markup, markup } from './markup.js';

/** The language in which words are there for a reader: theirs, or else the one there is. */
export const languageOf = (words: PublicWords, language: Language): Language =>
  words[language] ? language : (LANGUAGES.find((one) => words[one]) ?? language);

/** Words in one line, as text. */
export const said = (words: PublicWords, language: Language): string => inOneLine(inLanguage(words, language));

const marked = (words: PublicWords, language: Language): Markup | null => {
  const own = languageOf(words, language);
  return own === language ? null : markup` lang="${own}"`;
};

/** Words in one line within a sentence or a heading: they reorder nothing beside them, and name their language where it is another. */
export const named = (words: PublicWords, language: Language): Markup =>
  markup`<bdi${marked(words, language)}>${said(words, language)}</bdi>`;

/** Paragraphs of Markdown. */
export const told = (words: PublicWords, language: Language): Markup =>
  markup`<div class="words" dir="auto"${marked(words, language)}>${fromMarkdown(inLanguage(words, language))}</div>`;
