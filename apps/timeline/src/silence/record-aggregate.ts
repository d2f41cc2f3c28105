import { recordNoted, recordSealed, recordSilent, wordHeard } from '#contracts';
import type { Aggregate } from '#persistence';
import type { KeptRecord, RecordEvent } from './record.js';
import { dueAt, hearing, isWatched } from './silence-clock.js';

type Noted = Extract<RecordEvent, { name: 'record-noted' }>['data'];

const UNKNOWN = { watchedSince: null, wordAt: null, said: null, seal: null } as const;

/** The clock begins when somebody has to write, and goes on while that is so. */
function noted(before: KeptRecord | undefined, { at, ...about }: Noted): KeptRecord {
  const record = { ...(before ?? UNKNOWN), ...about };
  if (!isWatched(record)) return { ...record, watchedSince: null, said: null };
  return { ...record, watchedSince: record.watchedSince ?? at };
}

/** What is known of the record of each incident. Its own sweeper asks, for it has to look up whom and since when. */
export const recordAggregate: Aggregate<KeptRecord, RecordEvent> = {
  service: 'timeline',
  name: 'records',
  shape: 1,
  events: [recordNoted, wordHeard, recordSilent, recordSealed] as never,
  place: ({ incident, restricted }) => ({ incident, restricted }),
  evolve(before, event) {
    if (event.name === 'record-noted') return noted(before, event.data);
    if (!before) throw new Error(`a record begins with record-noted, not ${event.name}`);
    switch (event.name) {
      case 'word-heard':
        return hearing(before, event.data.at);
      case 'record-silent':
        return { ...before, said: event.data.step };
      case 'record-sealed': {
        const { closing, length, head, at, signature } = event.data;
        return { ...before, seal: { closing, length, head, at, signature } };
      }
    }
  },
  dueAt,
};
