import { inMarkup } from '#words/shown';

/** Markup that is whole: it can stand in a page as it is. */
export class Markup {
  constructor(readonly text: string) {}
}

/** What can be put into markup: words are escaped, markup stands as it is, nothing stands for what is not there. */
export type Part = Markup | string | number | null | false | readonly Part[];

function written(part: Part): string {
  if (part === null || part === false) return '';
  if (part instanceof Markup) return part.text;
  if (Array.isArray(part)) return part.map(written).join('');
  return inMarkup(String(part));
}

/** HTML or XML with words in it: what comes from outside cannot be anything but words. */
export const markup = (texts: TemplateStringsArray, ...parts: readonly Part[]): Markup =>
  new Markup(texts.reduce((all, text, index) => all + written(parts[index - 1] ?? null) + text));
