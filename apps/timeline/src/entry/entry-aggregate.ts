import { noteAdded } from '#contracts';
import type { Aggregate, QueryIndex } from '#persistence';
import type { NoteEvent } from './add-note.js';
import type { StoredEntry } from './stored-entry.js';

/** The order of the record: as things happened; what happened in the same instant, in the order it was decided. */
export const RECORD_ORDER = {
  'state.occurredAt': 1,
  'state.recordedAt': 1,
  'state.sequence': 1,
  _id: 1,
} as const;

/** For reading in order, for replaying by when it was recorded, and for knowing what has been seen. */
export const ENTRY_INDEXES: readonly QueryIndex[] = [
  { 'state.incident': 1, ...RECORD_ORDER },
  { 'state.incident': 1, 'state.recordedAt': 1, 'state.sequence': 1, _id: 1 },
  { 'state.aggregate': 1, 'state.sequence': 1, 'state.service': 1 },
];

/** An entry. A note is decided like any command; what events make is inserted as they come, under the event's id. */
export const entryAggregate: Aggregate<StoredEntry, NoteEvent> = {
  service: 'timeline',
  name: 'entries',
  shape: 1,
  events: [noteAdded] as never,
  place: ({ incident, restricted }) => ({ incident, restricted }),
  evolve: (_before, { data }, { at, by }) => ({
    incident: data.incident,
    restricted: data.restricted,
    kind: 'note',
    occurredAt: data.occurredAt,
    recordedAt: at,
    by,
    type: noteAdded.type,
    service: 'timeline',
    aggregate: data.incident,
    sequence: 1,
    data,
    event: null,
  }),
};
