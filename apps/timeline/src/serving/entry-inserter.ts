import type { mongo } from 'mongoose';
import { type AggregateCollection, DURABLE, type StoredAggregate } from '#persistence';
import type { StoredEntry } from '../entry/stored-entry.js';

const DUPLICATE_KEY = 11_000;
const BULK = 500;

interface Waiting {
  readonly id: string;
  readonly entry: StoredEntry;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Inserts the entries that events make, each under its event's id: in any order, and a second time changes nothing. Those
 * that come while a write is under way go together into the next one.
 */
export class EntryInserter {
  private readonly waiting: Waiting[] = [];
  private writing = false;

  constructor(private readonly entries: AggregateCollection<StoredEntry>) {}

  /** Resolves when the entry is on disk, or was there already. */
  insert(id: string, entry: StoredEntry): Promise<void> {
    return new Promise((done, failed) => {
      this.waiting.push({ id, entry, done, failed });
      if (!this.writing) void this.writeAll();
    });
  }

  private async writeAll(): Promise<void> {
    this.writing = true;
    await new Promise(setImmediate);
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0, BULK);
      try {
        await this.write(batch);
        for (const { done } of batch) done();
      } catch (error) {
        for (const { failed } of batch) failed(error);
      }
    }
    this.writing = false;
  }

  private async write(batch: readonly Waiting[]): Promise<void> {
    const documents = batch.map(({ id, entry }) => ({
      ...{ _id: id, version: 1, told: 1, shape: 1 },
      ...{ state: entry, outbox: [] },
    }));
    try {
      const insertable = documents as unknown as mongo.OptionalUnlessRequiredId<StoredAggregate<StoredEntry>>[];
      await this.entries.insertMany(insertable, { ordered: false, ...DURABLE });
    } catch (error) {
      const writeErrors = [(error as mongo.MongoBulkWriteError).writeErrors ?? []].flat();
      if (writeErrors.length === 0 || writeErrors.some(({ code }) => code !== DUPLICATE_KEY)) throw error;
    }
  }
}
