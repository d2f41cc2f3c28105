import { LRUCache } from 'lru-cache';
import { type Connection, type mongo, Schema } from 'mongoose';
import { DURABLE, isDuplicate, reading, writing } from '#persistence';
import type { Message } from '../../delivery/message.js';

/** A worker sends the same message to many; words that are taken out of it are gone from here soon after. */
const KEPT = { max: 50, ttl: 10_000 };

/** A message as it is stored: the one place where the words of what goes out are. */
interface StoredMessage extends Omit<Message, 'id'> {
  readonly _id: string;
  /** Of an update, the later one has the higher rank: it goes instead of the earlier ones. */
  readonly rank: number;
  /** The subscribers who get it are not all planned yet. */
  readonly unplannedSince?: Date;
}

/** Above every revision. */
const WITHDRAWAL = 1_000_000_000;

const schema = new Schema(
  {
    _id: { type: String, required: true },
    incident: { type: String, required: true },
    update: String,
    rank: { type: Number, required: true },
  },
  { autoCreate: false, autoIndex: false, versionKey: false, strict: false },
);
schema.index({ update: 1, rank: -1 });
schema.index({ incident: 1, _id: 1 });
schema.index({ unplannedSince: 1 }, { partialFilterExpression: { unplannedSince: { $type: 'date' } } });

/** Whether a message takes back what went before it. */
const isWithdrawal = ({ contents }: Message): boolean =>
  Object.values(contents).some(({ kind }) => kind === 'withdrawal');

export const rankOf = (message: Message): number => (isWithdrawal(message) ? WITHDRAWAL : (message.revision ?? 0));

/** What is delivered, word for word, once for all who get it. */
export class MessageStore {
  private readonly lately = new LRUCache<string, Message>(KEPT);

  private constructor(readonly collection: mongo.Collection<StoredMessage>) {}

  static async open(connection: Connection): Promise<MessageStore> {
    const model = connection.models.messages ?? connection.model('messages', schema, 'messages');
    await model.createIndexes();
    return new MessageStore(model.collection as unknown as mongo.Collection<StoredMessage>);
  }

  /** Keeps a message; the same one is kept once, as it was first. */
  async keep(message: Message): Promise<void> {
    const { id, ...rest } = message;
    const waits = message.subscribers && { unplannedSince: new Date() };
    try {
      await writing(this.collection.insertOne({ _id: id, ...rest, rank: rankOf(message), ...waits }, DURABLE));
    } catch (error) {
      if (!isDuplicate(error)) throw error;
    }
  }

  /** The message, or undefined. */
  async find(id: string): Promise<Message | undefined> {
    const known = this.lately.get(id);
    if (known) return known;
    const stored = await reading(this.collection.findOne({ _id: id }));
    if (!stored) return undefined;
    const message = messageOf(stored);
    this.lately.set(id, message);
    return message;
  }

  /** Whether a later one of the same update goes instead of this one. */
  async isSuperseded(message: Message): Promise<boolean> {
    if (message.update === null) return false;
    const filter = { update: message.update, rank: { $gt: rankOf(message) } };
    return (await reading(this.collection.findOne(filter, { projection: { _id: 1 } }))) !== null;
  }

  /** Whether it is there, and all who get it are planned; undefined when it is not there. */
  async isPlanned(id: string): Promise<boolean | undefined> {
    const fields = { projection: { unplannedSince: 1 } };
    const stored = await reading(this.collection.findOne({ _id: id }, fields));
    return stored ? stored.unplannedSince === undefined : undefined;
  }

  /** All who get it are planned. */
  async planned(id: string): Promise<void> {
    await writing(this.collection.updateOne({ _id: id }, { $unset: { unplannedSince: '' } }, DURABLE));
  }

  /** Messages whose subscribers nobody has planned since then, the oldest first. */
  async unplanned(since: Date, limit: number): Promise<string[]> {
    const filter = { unplannedSince: { $type: 'date', $lte: since } } as never;
    const found = this.collection.find(filter, { projection: { _id: 1 } }).sort({ unplannedSince: 1 });
    return (await reading(found.limit(limit).toArray())).map(({ _id }) => _id);
  }

  /** The ids of the messages of an update, the latest ones first. */
  async ofUpdate(update: string): Promise<{ readonly id: string; readonly rank: number; readonly incident: string }[]> {
    const fields = { projection: { rank: 1, incident: 1 }, sort: { rank: -1 as const } };
    const found = await reading(this.collection.find({ update }, fields).toArray());
    return found.map(({ _id, rank, incident }) => ({ id: _id, rank, incident }));
  }

  /** The ids of the messages of an incident that are of updates. */
  async ofIncident(incident: string): Promise<string[]> {
    const found = this.collection.find({ incident, update: { $ne: null } }, { projection: { _id: 1 } });
    return (await reading(found.toArray())).map(({ _id }) => _id);
  }
}

function messageOf({ _id, rank: _, unplannedSince: __, ...rest }: StoredMessage): Message {
  return { id: _id, ...rest };
}
