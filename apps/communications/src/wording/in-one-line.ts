/** Marks that turn the direction of what stands behind them, and so can make words look like other words. */
const DIRECTION = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;
const BLANKS = /[\p{Cc}\s]+/gu;

/** On one line, whatever was typed: a header, a subject, a line of a list. */
export const inOneLine = (text: string): string => text.replace(BLANKS, ' ').trim();

/** At most so many characters, with a sign that there was more; no character is taken apart. */
export const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`;

/** Words of others on one line of at most so many characters: nothing in it breaks a subject or a list, or reads backwards. */
export const oneLine = (text: string, most: number): string => cut(inOneLine(text.replace(DIRECTION, '')), most);
