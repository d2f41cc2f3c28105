import type { Language } from '#contracts';
import { pageBegin as begin, PAGE_END as END, inMarkup } from '#words/shown';
import { STYLE } from './html-style.js';

/** What stands above a postmortem of this name, in this language. */
export const pageBegin = (title: string, language: Language): string =>
  `${begin({ title, language, style: STYLE })}<main>\n<h1>${inMarkup(title)}</h1>\n`;

/** What ends it. */
export const PAGE_END = `</main>\n${END}`;
