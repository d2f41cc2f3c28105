import { type Connection, mongo, Schema } from 'mongoose';
import { type DeadLetter, type DeadLetters, NoRoom } from '#messaging';
import { reading } from '#persistence';
import type { Log } from '../logging.js';

const schema = new Schema(
  {
    consumer: { type: String, required: true },
    subject: { type: String, required: true },
    payload: { type: String, required: true },
    error: { type: String, required: true },
    tries: { type: Number, required: true },
    at: { type: Date, required: true },
  },
  { autoCreate: false, autoIndex: false, versionKey: false },
);

/** A letter as it is kept: its id is made when it is put aside, so ids are in the order of time. */
export interface KeptLetter extends DeadLetter {
  readonly _id: mongo.ObjectId;
  readonly at: Date;
}

/** Letters that are kept; what comes beyond is logged and left to the publisher's own log. */
export const MOST_LETTERS = 10_000;

/** Events that could not be handled, in the service's own database, each with its error; every one is logged. */
export class StoredDeadLetters implements DeadLetters {
  private readonly letters: mongo.Collection<KeptLetter>;

  constructor(
    connection: Connection,
    private readonly log: Log,
    private readonly most = MOST_LETTERS,
  ) {
    const model = connection.models.dead_letters ?? connection.model('dead_letters', schema, 'dead_letters');
    this.letters = model.collection as unknown as mongo.Collection<KeptLetter>;
  }

  /**
   * Keeps a letter; throws {@link NoRoom} when the list is full, `unavailable` when the database fails. Otherwise the log
   * has it, without its payload.
   */
  async keep(letter: DeadLetter): Promise<void> {
    const { payload: _, ...told } = letter;
    if ((await this.count()) >= this.most) {
      this.log.error(told, 'the list of dead letters is full: an event was given up; its publisher has it in its log');
      throw new NoRoom();
    }
    await reading(this.letters.insertOne({ ...letter, _id: new mongo.ObjectId(), at: new Date() }));
    this.log.error(told, 'an event was put aside as a dead letter');
  }

  /** How many are kept. Throws `unavailable` when the database cannot be asked. */
  count(): Promise<number> {
    return reading(this.letters.estimatedDocumentCount());
  }

  /** Oldest first: `limit` letters after this id, or the oldest. Throws `unavailable` when the database cannot be asked. */
  page(limit: number, after?: mongo.ObjectId): Promise<KeptLetter[]> {
    const filter = after ? { _id: { $gt: after } } : {};
    return reading(this.letters.find(filter).sort({ _id: 1 }).limit(limit).toArray());
  }

  /** Those of these ids that are kept. Throws `unavailable` when the database cannot be asked. */
  find(ids: readonly mongo.ObjectId[]): Promise<KeptLetter[]> {
    return reading(
      this.letters
        .find({ _id: { $in: [...ids] } })
        .sort({ _id: 1 })
        .toArray(),
    );
  }

  /** A letter was tried again in vain: it stays, with the newer error. */
  async failedAgain({ _id }: KeptLetter, error: string): Promise<void> {
    await reading(this.letters.updateOne({ _id }, { $set: { error }, $inc: { tries: 1 } }));
  }

  /** Takes letters off the list; how many there were. */
  async remove(ids: readonly mongo.ObjectId[]): Promise<number> {
    return (await reading(this.letters.deleteMany({ _id: { $in: [...ids] } }))).deletedCount;
  }
}
