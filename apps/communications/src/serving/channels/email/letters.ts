import { type Connection, type mongo, Schema } from 'mongoose';
import { DURABLE, reading, Together, writing } from '#persistence';

/** A mail that went out, as far as what comes back has to know it: no address, nothing of what it says. */
export interface Letter {
  /** What the tokens of its addresses name it by. */
  readonly _id: string;
  readonly delivery: string;
  readonly incident: string | null;
  readonly update: string | null;
  readonly audience: string | null;
  /** The member it went to, where the reader can leave. */
  readonly member: string | null;
  readonly at: Date;
  /** How many answers to it came. */
  readonly answers?: number;
  /** Why it did not arrive. */
  readonly bounced?: string;
}

/** Nobody answers a mail later than that; then it is forgotten. */
const KEPT_SECONDS = 120 * 86_400;

const schema = new Schema(
  {
    _id: { type: String, required: true },
    delivery: { type: String, required: true },
    incident: String,
    update: String,
    audience: String,
    member: String,
    at: { type: Date, required: true },
    answers: Number,
    bounced: String,
  },
  { autoCreate: false, autoIndex: false, versionKey: false },
);
schema.index({ at: 1 }, { expireAfterSeconds: KEPT_SECONDS });

/** What mails were sent, so that an answer, a bounce or a wish to be left out finds what it is about. */
export class Letters {
  private readonly together = new Together<Letter>((letters) => this.write(letters));

  private constructor(readonly collection: mongo.Collection<Letter>) {}

  static async open(connection: Connection): Promise<Letters> {
    const model = connection.models.letters ?? connection.model('letters', schema, 'letters');
    await model.createIndexes();
    return new Letters(model.collection as unknown as mongo.Collection<Letter>);
  }

  /** Keeps a letter before it is sent; once, however many attempts there are. */
  keep(letter: Letter): Promise<void> {
    return writing(this.together.add(letter));
  }

  /** The first of these that is known. */
  async find(handles: readonly string[]): Promise<Letter | undefined> {
    const found = await reading(this.collection.find({ _id: { $in: [...handles] } }).toArray());
    return handles.map((handle) => found.find(({ _id }) => _id === handle)).find((letter) => letter !== undefined);
  }

  /** Counts an answer to it; how many there are now. */
  async answered(handle: string): Promise<number> {
    const counting = this.collection.findOneAndUpdate(
      { _id: handle },
      { $inc: { answers: 1 } },
      { returnDocument: 'after', projection: { answers: 1 } },
    );
    return (await writing(counting))?.answers ?? 1;
  }

  /** Notes that it did not arrive; whether that is news. */
  async bounced(handle: string, reason: string): Promise<boolean> {
    const unknown = { _id: handle, bounced: { $exists: false } };
    const { modifiedCount } = await writing(this.collection.updateOne(unknown, { $set: { bounced: reason } }, DURABLE));
    return modifiedCount === 1;
  }

  private async write(letters: readonly Letter[]): Promise<void> {
    const writes = letters.map(({ _id, ...letter }) => ({
      updateOne: { filter: { _id }, update: { $setOnInsert: letter }, upsert: true },
    }));
    await this.collection.bulkWrite(writes as never, { ordered: false, ...DURABLE });
  }
}
