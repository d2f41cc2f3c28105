import { type Language, PART_NAMES, PARTS, type ReadyWords, type UpdateWords } from '#contracts';
import { PAGE_END, pageBegin } from './page.js';
import { sectionAsHtml } from './section-markdown.js';

const wordsIn = (words: ReadyWords, language: Language): UpdateWords => (words[language] ?? words.en ?? words.fr)!;

const partsOf = (said: UpdateWords, language: Language): [string, string][] =>
  PARTS.flatMap((part) => (said[part] ? [[PART_NAMES[part][language], said[part]] as [string, string]] : []));

/** The public edition as Markdown: nothing of the internal one is in it. */
export function publicMarkdown(words: ReadyWords, title: string, language: Language): string {
  const said = wordsIn(words, language);
  const parts = partsOf(said, language).flatMap(([name, text]) => [`## ${name}`, text]);
  return `${[`# ${said.subject ?? title}`, ...parts].join('\n\n')}\n`;
}

/** The same as a page. */
export function publicHtml(words: ReadyWords, title: string, language: Language): string {
  const said = wordsIn(words, language);
  const parts = partsOf(said, language).map(
    ([name, text]) => `<section>\n<h2>${name}</h2>\n<div dir="auto">${sectionAsHtml(text)}</div>\n</section>\n`,
  );
  return [pageBegin(said.subject ?? title, language), ...parts, PAGE_END].join('');
}
