/** Marks that turn the direction of what stands behind them, and so can make words look like other words. */
const DIRECTION = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;
const BLANKS = /[\p{Cc}\p{Zl}\p{Zp}\s]+/gu;

/** Words on one line of at most so many characters, whatever was typed: nothing in it breaks a subject or a list. */
export function oneLine(text: string, most: number): string {
  const line = text.replace(DIRECTION, '').replace(BLANKS, ' ').trim();
  if (line.length <= most) return line;
  // Not through the middle of what is stored as a pair.
  return `${line.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** Words that stand as they are in Markdown: no link, no picture, no emphasis, no HTML of theirs. */
export const asTyped = (text: string): string => text.replace(/[\\`*[\]<>]/g, '\\$&');
