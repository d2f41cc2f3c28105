import { type Connection, type mongo, Schema } from 'mongoose';
import type { DeadLetter, DeadLetters } from '#messaging';
import type { Log } from './logging.js';

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

type Kept = DeadLetter & { readonly at: Date };

/** Events that could not be handled, in the service's own database, each with its error; every one is logged. */
export class StoredDeadLetters implements DeadLetters {
  private readonly letters: mongo.Collection<Kept>;

  constructor(
    connection: Connection,
    private readonly log: Log,
  ) {
    const model = connection.models.dead_letters ?? connection.model('dead_letters', schema, 'dead_letters');
    this.letters = model.collection as unknown as mongo.Collection<Kept>;
  }

  async keep(letter: DeadLetter): Promise<void> {
    await this.letters.insertOne({ ...letter, at: new Date() });
    const { payload: _, ...told } = letter;
    this.log.error(told, 'an event was put aside as a dead letter');
  }
}
