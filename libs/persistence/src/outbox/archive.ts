import type { mongo } from 'mongoose';
import {
  type AggregateCollection,
  DURABLE,
  type LoggedEvent,
  type OutboxEntry,
  type StoredAggregate,
} from '../aggregate/stored-aggregate.js';
import { ignoringDuplicates } from '../duplicates.js';

/** A published event, and where it still stands in an outbox. */
export interface Published {
  readonly collection: string;
  readonly aggregate: string;
  readonly entry: OutboxEntry;
}

/**
 * First into the log, then out of the outboxes, both in bulk: an event is at every moment in one of them. An event that
 * is in the log already (a repeat after a crash) stays as it is.
 */
export async function archive(
  published: readonly Published[],
  log: mongo.Collection<LoggedEvent>,
  collections: ReadonlyMap<string, AggregateCollection<unknown>>,
): Promise<void> {
  const logged = published.map(({ collection, aggregate, entry }) => ({
    ...{ _id: entry.event.id, collection, aggregate, sequence: entry.event.sequence },
    ...entry,
  }));
  const insertable = logged as mongo.OptionalUnlessRequiredId<LoggedEvent>[];
  await ignoringDuplicates(log.insertMany(insertable, { ordered: false, ...DURABLE }));
  const byCollection = Map.groupBy(published, ({ collection }) => collection);
  for (const [name, entries] of byCollection) await clear(collections.get(name)!, entries);
}

async function clear(collection: AggregateCollection<unknown>, entries: readonly Published[]): Promise<void> {
  const aggregates = [...new Set(entries.map(({ aggregate }) => aggregate))];
  const events = entries.map(({ entry }) => entry.event.id);
  // One update for all costs the database half of what one for each does.
  await collection.updateMany(
    { _id: { $in: aggregates } } as unknown as mongo.Filter<StoredAggregate<unknown>>,
    { $pull: { outbox: { 'event.id': { $in: events } } } } as unknown as mongo.UpdateFilter<StoredAggregate<unknown>>,
    // Were this lost, the events would only be sent once more, and recognised.
    { writeConcern: { w: 1 } },
  );
}
