import type { mongo } from 'mongoose';
import { accountabilityResolved } from '#contracts';
import { type AggregateStore, eventLog, type LoggedEvent, reading, type StoredAggregate } from '#persistence';
import type { Parts } from '#service';
import { storyOf, type Told } from '../history/story.js';
import type { Roster, RosterEvent } from '../roster/roster.js';

/** The events of a roster that change it, in their order; the table is only what follows from them, and most of their weight. */
export const eventsOf = (incident: string, upTo: number) => ({
  aggregate: incident,
  sequence: { $lte: upTo },
  'event.type': { $ne: accountabilityResolved.type },
});

/** All that happened to a roster up to a sequence, from the log and what has not reached it yet. */
export async function storyUpTo(
  { connection }: Pick<Parts, 'connection'>,
  store: AggregateStore<Roster, RosterEvent>,
  incident: string,
  upTo: number,
): Promise<readonly Told[]> {
  // An event is in the log before it leaves the outbox: what this outbox has no more, the log has by now.
  const filter = { _id: incident } as mongo.Filter<StoredAggregate<Roster>>;
  const kept = await reading(store.collection.findOne(filter, { projection: { outbox: 1 } }));
  const log = eventLog(connection)
    .find(eventsOf(incident, upTo) as mongo.Filter<LoggedEvent>, { projection: { event: 1 } })
    .sort({ sequence: 1 });
  const entries = [...(await reading(log.toArray())), ...(kept?.outbox ?? [])];
  return storyOf(entries.map(({ event }) => event).filter(({ sequence }) => sequence <= upTo));
}
