import type { markEntry as contract, InputOf } from '#contracts';
import type { Context } from '#persistence';
import { type Entry, type EntryEvent, UNTOUCHED } from './entry.js';

const MARKS = ['key', 'internal', 'needsNoWhy'] as const;

/** Sets marks on an entry or takes them away; what is so already is not told again. */
export const markEntry =
  (input: InputOf<typeof contract>, place: { incident: string; restricted: boolean }) =>
  (entry: Entry | undefined, _context: Context): readonly EntryEvent[] => {
    const before = entry?.standing ?? UNTOUCHED;
    const given = MARKS.filter((mark) => input[mark] !== undefined && input[mark] !== before[mark]);
    if (given.length === 0) return [];
    const marks = Object.fromEntries(given.map((mark) => [mark, input[mark]]));
    const { incident, restricted } = place;
    const standing = { ...before, ...marks };
    return [{ name: 'entry-marked', data: { incident, restricted, entry: input.entry, marks, standing } }];
  };
