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
  private readonly refused = new WeakSet<object>();
  private readonly abandoned = new WeakSet<object>();

  constructor(private readonly collection: AggregateCollection<State>) {
    this.together = new Together((documents) => this.insert(documents));
  }

  /**
   * Resolves when the document is on disk. Throws what the database says of this one document, or of the whole write; gives
   * up on a database that hangs, also when only a write before this one does.
   */
  async add(document: Insertable<State>): Promise<void> {
    try {
      await inTime(this.addToNext(document));
    } catch (error) {
      this.abandoned.add(document);
      throw error;
    }
  }

  private async addToNext(document: Insertable<State>): Promise<void> {
    await this.together.add(document);
    // The error of one among many does not say which unique value was taken; alone it does.
    if (this.refused.delete(document)) await this.collection.insertOne(document, DURABLE);
  }

  private async insert(given: readonly Insertable<State>[]): Promise<void> {
    const documents = given.filter((document) => !this.abandoned.has(document));
    if (documents.length === 0) return;
    if (documents.length === 1) {
      await inTime(this.collection.insertOne(documents[0]!, DURABLE));
      return;
    }
    try {
      await inTime(this.collection.insertMany([...documents], { ordered: false, ...DURABLE }));
    } catch (error) {
      const writeErrors = [(error as mongo.MongoBulkWriteError).writeErrors ?? []].flat();
      if (writeErrors.length === 0) throw error;
      for (const { index } of writeErrors) this.refused.add(documents[index]!);
    }
  }
}
