import { type EventOf, entriesRedacted } from '#contracts';
import type { Aggregate } from '#persistence';

/** One taking out of words: who and why, and of which entries; never which words. */
export type RedactionEvent = EventOf<typeof entriesRedacted>;

/** What was taken out of where. */
export type RedactionState = RedactionEvent['data'];

/** A redaction. Its event vouches in the chain for what is left of those entries. */
export const redactionAggregate: Aggregate<RedactionState, RedactionEvent> = {
  service: 'timeline',
  name: 'redactions',
  shape: 1,
  events: [entriesRedacted] as never,
  place: ({ incident, restricted }) => ({ incident, restricted }),
  evolve: (_before, { data }) => data,
};
