import { randomUUID } from 'node:crypto';
import { type Connection, type mongo, Schema } from 'mongoose';
import type { SUBSCRIBER_CHANNELS } from '#contracts';
import { DURABLE, isDuplicate, reading, writing } from '#persistence';
import { addressKey } from '../../subscriber/subscriber-token.js';

type Channel = (typeof SUBSCRIBER_CHANNELS)[number];

/** The one place where the address of a subscriber is; without it whose address it was cannot be found out any more. */
export interface StoredAddress {
  /** Made of the channel and the address, so that the same one is there once. */
  readonly _id: string;
  readonly subscription: string;
  readonly channel: Channel;
  readonly address?: string;
  /** Rises with each use: what was decided on an earlier one is not done any more. */
  readonly used: number;
  /** Since when somebody does something with it of which the end is not noted yet. */
  readonly open?: Date;
  /** Whoever receives at it wants nothing more, ever. */
  readonly gone?: boolean;
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    subscription: { type: String, required: true },
    channel: { type: String, required: true },
    address: String,
    used: { type: Number, required: true },
    open: Date,
    gone: Boolean,
  },
  { autoCreate: false, autoIndex: false, versionKey: false },
);
schema.index({ subscription: 1 });
schema.index({ open: 1 }, { partialFilterExpression: { open: { $type: 'date' } } });

/** The addresses of subscribers, apart from all that stays for ever. */
export class AddressStore {
  private constructor(
    readonly collection: mongo.Collection<StoredAddress>,
    private readonly secret: string,
  ) {}

  static async open(connection: Connection, secret: string): Promise<AddressStore> {
    const name = 'subscriber_addresses';
    const model = connection.models[name] ?? connection.model(name, schema, name);
    await model.createIndexes();
    return new AddressStore(model.collection as unknown as mongo.Collection<StoredAddress>, secret);
  }

  /** Keeps an address before something is decided on it; gives the id of its subscription, a new one for a new address. */
  async hold(channel: Channel, address: string): Promise<string> {
    const update = {
      $setOnInsert: { subscription: `sub-${randomUUID()}`, channel },
      ...{ $set: { address, open: new Date() }, $inc: { used: 1 }, $unset: { gone: '' as const } },
    };
    const put = () =>
      writing(
        this.collection.findOneAndUpdate({ _id: this.keyOf(channel, address) }, update as never, {
          ...{ upsert: true, returnDocument: 'after', ...DURABLE },
        }),
      );
    // Of two who come with the same new address at once, one inserts it; the other finds it there.
    const held = await put().catch((error: unknown) => {
      if (!isDuplicate(error)) throw error;
      return put();
    });
    return held!.subscription;
  }

  /** Notes that somebody is told at it: whatever was decided before on dropping it is not done any more. */
  async keep(channel: Channel, address: string, subscription: string): Promise<void> {
    const update = { $set: { subscription, channel, address }, $inc: { used: 1 }, $unset: { open: '' as const } };
    const key = { _id: this.keyOf(channel, address) };
    await writing(this.collection.updateOne(key, update, { upsert: true, ...DURABLE }));
  }

  /** The rows of these subscriptions. */
  of(subscriptions: readonly string[]): Promise<StoredAddress[]> {
    return reading(this.collection.find({ subscription: { $in: [...subscriptions] } }).toArray());
  }

  /** Nothing is under way with it any more; only if nobody used it since. */
  settle({ _id, used }: StoredAddress): Promise<unknown> {
    return writing(this.collection.updateOne({ _id, used }, { $unset: { open: '' } }, DURABLE));
  }

  /** Drops the address and keeps its key, so that it is known to have left; only if nobody used it since. */
  drop({ _id, used }: StoredAddress): Promise<unknown> {
    return writing(this.collection.updateOne({ _id, used }, { $unset: { address: '', open: '', gone: '' } }, DURABLE));
  }

  /** Forgets that there ever was one; only if nobody used it since. */
  forget({ _id, used }: StoredAddress): Promise<unknown> {
    return writing(this.collection.deleteOne({ _id, used }, DURABLE));
  }

  /** Whoever receives there wants nothing more: it is left for them. */
  async gone(subscription: string): Promise<void> {
    await writing(this.collection.updateOne({ subscription }, { $set: { gone: true, open: new Date(0) } }, DURABLE));
  }

  /** Those with which something is under way since before then, the oldest first. */
  open(before: Date, limit: number): Promise<StoredAddress[]> {
    const found = this.collection.find({ open: { $type: 'date', $lte: before } } as never).sort({ open: 1 });
    return reading(found.limit(limit).toArray());
  }

  private keyOf(channel: Channel, address: string): string {
    return addressKey(this.secret, channel, address);
  }
}
