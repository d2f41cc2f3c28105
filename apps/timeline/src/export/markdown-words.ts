import { inOneLine, isolated, visible } from '#words/shown';

/** Words stay words: nothing in them becomes a heading, a rule, a list, a link or HTML. They never begin a line of the list. */
const escaped = (text: string): string =>
  text
    .replace(/[\\`*[\]<>#|~&]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&')
    .replace(/(\n[ \t]*)([=+-])/g, '$1\\$2')
    .replace(/(\n[ \t]*\d+)([.)])/g, '$1\\$2');

/** Words as one line of Markdown. */
export const oneLine = (text: string): string => isolated(escaped(inOneLine(text)));

/** Words of several lines, within an item of a list. */
export const indented = (text: string): string => isolated(escaped(visible(text).trim())).replaceAll('\n', '\n  ');
