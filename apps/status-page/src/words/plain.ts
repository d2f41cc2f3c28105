// What XML forbids and nobody types, and what turns the direction of writing: words read as they were meant.
const NEVER_SHOWN = /(?![\t\n\r])[\p{Cc}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/gu;

/** Words without what cannot be seen: they can stand in any XML and any page. */
export const plain = (text: string): string => text.replace(NEVER_SHOWN, '');

/** The same in one line. */
export const inOneLine = (text: string): string => plain(text).replace(/\s+/g, ' ').trim();
