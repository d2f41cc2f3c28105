import { type Connection, type mongo, Schema } from 'mongoose';
import { reading, writing } from '#persistence';

/** What is counted of mails that say nothing: answers of machines, and mails that came back. */
export type Counted = 'automatic' | 'bounced';

interface StoredCount {
  readonly _id: string;
  readonly incident: string;
  readonly update: string | null;
  readonly automatic: number;
  readonly bounced: number;
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    incident: { type: String, required: true },
    update: String,
    automatic: Number,
    bounced: Number,
  },
  { autoCreate: false, autoIndex: false, versionKey: false },
);
schema.index({ incident: 1 });

/** How many mails came for each update that are no words of anybody: one small document an update. */
export class MailCounts {
  private constructor(readonly collection: mongo.Collection<StoredCount>) {}

  static async open(connection: Connection): Promise<MailCounts> {
    const model = connection.models.mail_counts ?? connection.model('mail_counts', schema, 'mail_counts');
    await model.createIndexes();
    return new MailCounts(model.collection as unknown as mongo.Collection<StoredCount>);
  }

  /** Counts one more. */
  async count(what: Counted, incident: string, update: string | null): Promise<void> {
    const id = `${incident}/${update ?? ''}`;
    const change = { $inc: { [what]: 1 }, $setOnInsert: { incident, update } };
    await writing(this.collection.updateOne({ _id: id }, change as never, { upsert: true }));
  }

  /** How many there are, of an incident or of one update. */
  async of(incident: string, update?: string): Promise<Readonly<Record<Counted, number>>> {
    const filter = update === undefined ? { incident } : { _id: `${incident}/${update}` };
    const found = await reading(this.collection.find(filter).toArray());
    const sum = (what: Counted) => found.reduce((all, one) => all + (one[what] ?? 0), 0);
    return { automatic: sum('automatic'), bounced: sum('bounced') };
  }
}
