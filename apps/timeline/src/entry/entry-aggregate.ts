import { entryCorrected, entryMarked, noteAdded } from '#contracts';
import type { Aggregate } from '#persistence';
import { type Entry, type EntryEvent, UNTOUCHED } from './entry.js';
import { ENTRY_LIFTS } from './lifts.js';

/** An entry as people work on it. Its events come into the record like those of every other service. */
export const entryAggregate: Aggregate<Entry, EntryEvent> = {
  service: 'timeline',
  name: 'entries',
  shape: 2,
  lifts: ENTRY_LIFTS,
  events: [noteAdded, entryCorrected, entryMarked] as never,
  place: ({ incident, restricted }) => ({ incident, restricted }),
  evolve(before, event) {
    const { incident, restricted } = event.data;
    if (event.name === 'note-added') {
      // The aggregate's id is the note's: whoever reads it knows it.
      return { incident, restricted, note: event.data, standing: UNTOUCHED };
    }
    return { incident, restricted, note: before?.note ?? null, standing: event.data.standing };
  },
};
