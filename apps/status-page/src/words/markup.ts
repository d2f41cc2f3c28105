import { plain } from './plain.js';

/** Markup that is whole: it can stand in a page as it is. */
export class Markup {
  constructor(readonly text: string) {}
}

/** What can be put into markup: words are escaped, markup stands as it is, nothing stands for what is not there. */
export type Part = Markup | string | number | null | false | readonly Part[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Words as HTML and XML write them, in a text or in an attribute. */
export const escaped = (text: string): string => plain(text).replace(/[&<>"']/g, (it) => ENTITIES[it]!);

function written(part: Part): string {
  if (part === null || part === false) return '';
  if (part instanceof Markup) return part.text;
  if (Array.isArray(part)) return part.map(written).join('');
  return escaped(String(part));
}

/** HTML or XML with words in it: what comes from outside cannot be anything but words. */
export const markup = (texts: TemplateStringsArray, ...parts: readonly Part[]): Markup =>
  new Markup(texts.reduce((all, text, index) => all + written(parts[index - 1] ?? null) + text));
