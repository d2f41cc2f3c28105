import type { Connection, mongo } from 'mongoose';
import { Schema } from 'mongoose';
import { dropPage, keepNewer, reading, Together } from '#persistence';
import type { Copy } from '#service';

/** A copy may be late by that much. */
const LINGER_MS = 50;

interface Kept<Known> {
  readonly _id: string;
  readonly sequence: number;
  readonly known: Known;
}

/** What is kept, and how far its aggregate had come. */
export interface Seen<Known> {
  readonly sequence: number;
  readonly known: Known;
}

/** What another service tells whole in each event, at its latest; can be dropped and is built again from the events. */
export class LatestCopy<Known> implements Copy {
  private readonly together = new Together<Seen<Known> & { readonly id: string }>((all) => this.write(all), LINGER_MS);

  private constructor(readonly collection: mongo.Collection<Kept<Known>>) {}

  /** Opens the copy in a collection, with further indexes on what is kept (`known.…`). */
  static async open<Known>(
    connection: Connection,
    name: string,
    indexes: readonly Record<string, 1 | -1>[] = [],
  ): Promise<LatestCopy<Known>> {
    const stored = { _id: { type: String, required: true }, sequence: Number, known: Schema.Types.Mixed };
    const schema = new Schema(stored, { autoCreate: false, autoIndex: false, versionKey: false });
    for (const index of indexes) schema.index(index);
    const model = connection.models[name] ?? connection.model(name, schema, name);
    await model.createIndexes();
    return new LatestCopy(model.collection as unknown as mongo.Collection<Kept<Known>>);
  }

  /** Keeps it unless a newer one is there. Throws `unavailable` when the database fails. */
  keep(id: string, sequence: number, known: Known): Promise<void> {
    return reading(this.together.add({ id, sequence, known }));
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

  private write(all: readonly (Seen<Known> & { readonly id: string })[]): Promise<void> {
    const newest = new Map<string, (typeof all)[number]>();
    for (const one of all) if ((newest.get(one.id)?.sequence ?? 0) < one.sequence) newest.set(one.id, one);
    const newer = [...newest.values()].map(({ id, sequence, known }) => ({
      filter: { _id: id, sequence: { $lt: sequence } },
      update: { $set: { sequence, known } },
    }));
    return keepNewer(this.collection, newer);
  }
}
