import type { mongo } from 'mongoose';
import { Together } from '../together.js';
import { inTime } from './faults.js';
import { type AggregateCollection, DURABLE, type StoredAggregate } from './stored-aggregate.js';

type Insertable<State> = mongo.OptionalUnlessRequiredId<StoredAggregate<State>>;

/**
 * Inserts new aggregates, those that come at once in one go: the database does a write of twenty documents in the time of
 * two or three. Each still has its own outcome.
 */
export class Insertions<State> {
  private readonly together: Together<Insertable<State>>;
  private readonly refused = new Set<unknown>();

  constructor(private readonly collection: AggregateCollection<State>) {
    this.together = new Together((documents) => this.insert(documents));
  }

  /** Resolves when the document is on disk. Throws what the database says of this one document, or of the whole write. */
  async add(document: Insertable<State>): Promise<void> {
    await this.together.add(document);
    // The error of one among many does not say which unique value was taken; alone it does.
    if (this.refused.delete(document)) await inTime(this.collection.insertOne(document, DURABLE));
  }

  private async insert(documents: readonly Insertable<State>[]): Promise<void> {
    if (documents.length === 1) {
      await inTime(this.collection.insertOne(documents[0]!, DURABLE));
      return;
    }
    try {
      await inTime(this.collection.insertMany([...documents], { ordered: false, ...DURABLE }));
    } catch (error) {
      const writeErrors = [(error as mongo.MongoBulkWriteError).writeErrors ?? []].flat();
      if (writeErrors.length === 0) throw error;
      for (const { index } of writeErrors) this.refused.add(documents[index]);
    }
  }
}
