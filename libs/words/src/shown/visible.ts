// Embeddings, overrides, isolates and marks of direction; nothing anybody types, and what makes a line read otherwise than it is.
const DIRECTIONS = '\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069';
// What has no width and joins nothing: spaces, invisible operators, tags, marks of byte order.
const NO_WIDTH = '\\u00ad\\u180e\\u200b\\u2060-\\u2065\\u206a-\\u206f\\ufeff\\ufff9-\\ufffb\\u{e0000}-\\u{e007f}';
const UNSEEN = new RegExp(`[${DIRECTIONS}${NO_WIDTH}]`, 'gu');
// Joiners belong to Persian, to Indic scripts and to emoji; between letters of others they only hide.
const LONE_JOINER = /(?<=^|[\0-\u024f])[\u200c\u200d]+|[\u200c\u200d]+(?=[\0-\u024f]|$)/gu;
const LINE_ENDS = /\r\n?|[\u0085\u2028\u2029]/g;
const CONTROLS = /[^\P{Cc}\n\t]|[\p{Cs}\ufffe\uffff]/gu;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

// What most words have nothing of: only where there is some has anything to be looked for.
const UNUSUAL = /[^\n\t\x20-\x7e\u00a0-\u00ac\u00ae-\u024f\u2010-\u2026]/;

/**
 * Words as they are shown: without what cannot be seen, so that what people read is what stands there, and without what no XML
 * may have. What is made for machines keeps every character.
 */
export const visible = (text: string): string =>
  UNUSUAL.test(text)
    ? text.replace(LINE_ENDS, '\n').replace(UNSEEN, '').replace(CONTROLS, '').replace(LONE_JOINER, '')
    : text;

/** Visible words in one line. */
export const inOneLine = (text: string): string => visible(text).replace(/\s+/g, ' ').trim();

/** Words of a script that runs from right to left, set apart so that they reorder nothing beside them. */
export const isolated = (text: string): string => (RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text);
