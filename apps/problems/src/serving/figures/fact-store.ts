import { type Connection, type mongo, Schema } from 'mongoose';
import { DURABLE, dropPage, isDuplicate, reading, writing } from '#persistence';
import type { Copy } from '#service';
import type { Fact } from '../../figure/fact.js';

type Stored = Omit<Fact, 'id'> & { readonly _id: string };

const schema = new Schema(
  {
    _id: { type: String, required: true },
    place: { type: String, required: true },
    at: { type: String, required: true },
  },
  { autoCreate: false, autoIndex: false, versionKey: false, strict: false },
);
schema.index({ place: 1, at: 1 });

/** Facts of one place that are counted: beyond that it is no incident any more, but a flood of events. */
const MOST_OF_PLACE = 20_000;

/** Finds what happened in some places. */
export const factsIn = (places: readonly string[]): object => ({ place: { $in: [...places] } });

/** What figures are counted from: one document an event, in any order; can be dropped and is built again from the events. */
export class FactStore implements Copy {
  private constructor(readonly collection: mongo.Collection<Stored>) {}

  static async open(connection: Connection): Promise<FactStore> {
    const model = connection.models.figure_facts ?? connection.model('figure_facts', schema, 'figure_facts');
    await model.createIndexes();
    return new FactStore(model.collection as unknown as mongo.Collection<Stored>);
  }

  /** Keeps one; the same one is kept once. Throws `unavailable` when the database fails. */
  async keep({ id, ...fact }: Fact): Promise<void> {
    try {
      await writing(this.collection.insertOne({ _id: id, ...fact }, DURABLE));
    } catch (error) {
      if (!isDuplicate(error)) throw error;
    }
  }

  /** What happened in these places, by place. Throws `unavailable` when the database cannot be asked. */
  async of(places: readonly string[]): Promise<Map<string, Fact[]>> {
    const found = this.collection.find(factsIn(places) as mongo.Filter<Stored>).limit(MOST_OF_PLACE * places.length);
    const facts = (await reading(found.toArray())).map(({ _id, ...fact }): Fact => ({ id: String(_id), ...fact }));
    return Map.groupBy(facts, ({ place }) => place);
  }

  drop(after: string | null): Promise<string | null> {
    return dropPage(this.collection, {}, after);
  }
}
