import type { EventOf, entryCorrected, entryMarked, Noted, noteAdded, Standing } from '#contracts';

/** What people decide on: a note, or what they did with an entry that an event made. The aggregate's id is the entry's. */
export interface Entry {
  readonly incident: string;
  readonly restricted: boolean;
  /** Null for an entry that an event of another aggregate made. */
  readonly note: Noted | null;
  readonly standing: Standing;
}

/** What can happen to an entry. */
export type EntryEvent = EventOf<typeof noteAdded> | EventOf<typeof entryCorrected> | EventOf<typeof entryMarked>;

/** Nobody has done anything with it. */
export const UNTOUCHED: Standing = { revision: 0 };
