import type { Connection, mongo } from 'mongoose';
import { Schema } from 'mongoose';
import { DUE, dropPage, keepNewer, reading, Together } from '#persistence';
import type { Copy } from './upkeep/rebuilding.js';

/** A copy may be late by that much. */
const LINGER_MS = 50;

interface Kept<Known> {
  readonly _id: string;
  readonly sequence: number;
  readonly known: Known;
  /** When somebody looks at it; missing where nothing of it waits for a time. */
  readonly dueAt?: Date;
}

/** What is kept, and how far its aggregate had come. */
export interface Seen<Known> {
  readonly sequence: number;
  readonly known: Known;
}

/** What came, and when it is to be looked at if it is the first that came of it. */
type Item<Known> = Seen<Known> & { readonly id: string; readonly firstDue: Date | null };

/** What another service tells whole in each event, at its latest; can be dropped and is built again from the events. */
export class LatestCopy<Known> implements Copy {
  private readonly together = new Together<Item<Known>>((all) => this.write(all), LINGER_MS);

  private constructor(readonly collection: mongo.Collection<Kept<Known>>) {}

  /** Opens the copy in a collection, with further indexes on what is kept (`known.…`). */
  static async open<Known>(
    connection: Connection,
    name: string,
    indexes: readonly Record<string, 1 | -1>[] = [],
  ): Promise<LatestCopy<Known>> {
    const stored = { _id: { type: String, required: true }, sequence: Number, known: Schema.Types.Mixed, dueAt: Date };
    const schema = new Schema(stored, { autoCreate: false, autoIndex: false, versionKey: false });
    schema.index({ dueAt: 1 }, { sparse: true });
    for (const index of indexes) schema.index(index);
    const model = connection.models[name] ?? connection.model(name, schema, name);
    await model.createIndexes();
    return new LatestCopy(model.collection as unknown as mongo.Collection<Kept<Known>>);
  }

  /**
   * Keeps it unless a newer one is there; `firstDue` is when it is to be looked at, if nothing was known of it before. Throws
   * `unavailable` when the database fails.
   */
  keep(id: string, sequence: number, known: Known, firstDue: Date | null = null): Promise<void> {
    return reading(this.together.add({ id, sequence, known, firstDue }));
  }

  /** Those whose time has come, at most `limit`. */
  async due(limit: number): Promise<string[]> {
    const found = this.collection.find(DUE as mongo.Filter<Kept<Known>>, { projection: { _id: 1 } });
    return (await reading(found.sort({ dueAt: 1 }).limit(limit).toArray())).map(({ _id }) => String(_id));
  }

  /** Sets when it is looked at next; null: not any more. */
  async lookAgain(id: string, at: Date | null): Promise<void> {
    const change = at ? { $set: { dueAt: at } } : { $unset: { dueAt: 1 } };
    await reading(this.collection.updateOne({ _id: id } as mongo.Filter<Kept<Known>>, change as never));
  }

  /** All that waits for a time is looked at now. */
  async lookNow(): Promise<void> {
    const waiting = { dueAt: { $type: 'date' } } as unknown as mongo.Filter<Kept<Known>>;
    await reading(this.collection.updateMany(waiting, { $currentDate: { dueAt: true } } as never));
  }

  /** What is known of these, by id. */
  async find(ids: readonly string[]): Promise<Map<string, Seen<Known>>> {
    const filter = { _id: { $in: [...ids] } } as mongo.Filter<Kept<Known>>;
    const found = await reading(this.collection.find(filter).toArray());
    return new Map(found.map(({ _id, sequence, known }) => [_id, { sequence, known: known as Known }]));
  }

  /** The next of them by id, at most `limit`. */
  async page(after: string, limit: number): Promise<Known[]> {
    const filter = { _id: { $gt: after } } as unknown as mongo.Filter<Kept<Known>>;
    const found = await reading(this.collection.find(filter).sort({ _id: 1 }).limit(limit).toArray());
    return found.map(({ known }) => known as Known);
  }

  drop(after: string | null): Promise<string | null> {
    return dropPage(this.collection, {}, after);
  }

  private write(all: readonly Item<Known>[]): Promise<void> {
    const newest = new Map<string, (typeof all)[number]>();
    for (const one of all) if ((newest.get(one.id)?.sequence ?? 0) < one.sequence) newest.set(one.id, one);
    const newer = [...newest.values()].map(({ id, sequence, known, firstDue }) => ({
      filter: { _id: id, sequence: { $lt: sequence } },
      update: { $set: { sequence, known }, ...(firstDue && { $setOnInsert: { dueAt: firstDue } }) },
    }));
    return keepNewer(this.collection, newer);
  }
}
