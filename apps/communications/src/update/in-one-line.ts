/** On one line, whatever was typed. */
export const inOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** At most so many characters, with a sign that there was more; no character is taken apart. */
export const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`;
