import { randomUUID } from 'node:crypto';
import { type Connection, type mongo, Schema } from 'mongoose';
import type { DeliveryState } from '#contracts';
import { type DatabaseClock, DURABLE, ignoringDuplicates, reading, writing } from '#persistence';
import type { StoredDelivery } from '../../delivery/delivery.js';
import { LEASE_MS, LOST_AFTER_MS, type Standing, superseded } from '../../delivery/standing.js';
import type { Tally } from '../../delivery/tell-delivered.js';

const schema = new Schema(
  {
    _id: { type: String, required: true },
    message: { type: String, required: true },
    state: { type: String, required: true },
    inQueue: { type: Boolean, required: true },
    maybeTwice: { type: Boolean, required: true },
    dueAt: Date,
  },
  { autoCreate: false, autoIndex: false, versionKey: false, strict: false },
);
// A fan-out pays for each of them: what is listed and counted by message, and what somebody still has to look at.
schema.index({ message: 1, state: 1, _id: 1 });
schema.index({ state: 1, inQueue: 1, dueAt: 1 }, { partialFilterExpression: { dueAt: { $type: 'date' } } });
schema.index({ message: 1 }, { partialFilterExpression: { maybeTwice: true } });
schema.index({ subscription: 1 }, { partialFilterExpression: { subscription: { $exists: true } } });

/** One change of one delivery, made only while the attempt that led to it is the latest. */
export interface Change {
  readonly id: string;
  readonly claim: string;
  readonly standing: Partial<Standing>;
}

/** What waits for somebody: in one state, in the queue or not, since its time has come. */
export const waiting = (state: 'queued' | 'sending', inQueue: boolean, until: Date) => ({
  ...{ state, inQueue, dueAt: { $type: 'date', $lte: until } },
});

/** The deliveries of all messages: plain documents, for there may be a hundred thousand of one. */
export class DeliveryStore {
  private constructor(
    readonly collection: mongo.Collection<StoredDelivery>,
    private readonly clock: DatabaseClock,
  ) {}

  static async open(connection: Connection, clock: DatabaseClock): Promise<DeliveryStore> {
    const model = connection.models.deliveries ?? connection.model('deliveries', schema, 'deliveries');
    await model.createIndexes();
    return new DeliveryStore(model.collection as unknown as mongo.Collection<StoredDelivery>, clock);
  }

  now(): Date {
    return this.clock.now();
  }

  /** Stores those that are not there yet. */
  async add(deliveries: readonly StoredDelivery[]): Promise<void> {
    if (deliveries.length === 0) return;
    await ignoringDuplicates(this.collection.insertMany(deliveries as never, { ordered: false, ...DURABLE }));
  }

  /** Those of these that still wait to be sent. */
  async queuedOf(ids: readonly string[]): Promise<string[]> {
    const filter = { _id: { $in: [...ids] }, state: 'queued' as const };
    return (await reading(this.collection.find(filter, { projection: { _id: 1 } }).toArray())).map(({ _id }) => _id);
  }

  /** Takes those of these that wait to be sent: from here on nobody else sends them, for as long as the lease is kept. */
  async claim(ids: readonly string[]): Promise<StoredDelivery[]> {
    const claim = randomUUID();
    const now = this.now();
    const set = { state: 'sending', claim, inQueue: false, dueAt: leaseFrom(now), at: now } as const;
    const which = { _id: { $in: [...ids] }, state: 'queued' as const };
    await writing(this.collection.updateMany(which, { $set: set, $inc: { tries: 1, version: 1 } }, DURABLE));
    return reading(this.collection.find({ _id: { $in: [...ids] }, claim }).toArray());
  }

  /** Says that these attempts are still under way. */
  async keepLease(ids: readonly string[], claims: readonly string[]): Promise<void> {
    const which = { _id: { $in: [...ids] }, claim: { $in: [...claims] }, state: 'sending' as const };
    const dueAt = leaseFrom(this.now());
    await writing(this.collection.updateMany(which, { $set: { dueAt }, $inc: { version: 1 } }, DURABLE));
  }

  /** Writes what came of attempts; what somebody else has taken since stays as it is. */
  async change(changes: readonly Change[]): Promise<void> {
    const at = this.now();
    const writes = changes.map(({ id, claim, standing }) => ({
      updateOne: {
        filter: { _id: id, claim, state: 'sending' },
        update: { $set: { ...standing, at }, $unset: { claim: '' }, $inc: { version: 1 } },
      },
    }));
    await this.collection.bulkWrite(writes as never, { ordered: false, ...DURABLE });
  }

  /** What waits for somebody, the longest first. */
  due(state: 'queued' | 'sending', inQueue: boolean, until: Date, limit: number): Promise<StoredDelivery[]> {
    const found = this.collection.find(waiting(state, inQueue, until) as never).sort({ dueAt: 1 });
    return reading(found.limit(limit).toArray());
  }

  /** Notes that these go into the queue (again). */
  async enqueue(ids: readonly string[]): Promise<void> {
    const dueAt = new Date(this.now().getTime() + LOST_AFTER_MS);
    const which = { _id: { $in: [...ids] }, state: 'queued' as const };
    await writing(this.collection.updateMany(which, { $set: { inQueue: true, dueAt }, $inc: { version: 1 } }, DURABLE));
  }

  /** Takes back what is not sent yet of these messages. */
  async supersede(messages: readonly string[]): Promise<void> {
    const which = { message: { $in: [...messages] }, state: { $in: ['queued', 'to-post'] as DeliveryState[] } };
    const change = { $set: { ...superseded, at: this.now() }, $inc: { version: 1 } };
    await writing(this.collection.updateMany(which, change as never, DURABLE));
  }

  /** Deletes all that went or was to go to a subscriber: their address with it. */
  async forget(subscription: string): Promise<void> {
    await writing(this.collection.deleteMany({ subscription }, DURABLE));
  }

  /** Changes those in one of these states; how many there were. */
  async move(filter: mongo.Filter<StoredDelivery>, standing: Partial<Standing>): Promise<number> {
    const change = { $set: { ...standing, at: this.now() }, $inc: { version: 1 } };
    return (await writing(this.collection.updateMany(filter, change as never, DURABLE))).modifiedCount;
  }

  /** How many deliveries of each message are in which state. */
  async countsOf(messages: readonly string[]): Promise<{ message: string; state: DeliveryState; count: number }[]> {
    const stages = [
      { $match: { message: { $in: [...messages] } } },
      { $group: { _id: { message: '$message', state: '$state' }, count: { $sum: 1 } } },
    ];
    const found = await reading(
      this.collection.aggregate<{ _id: { message: string; state: DeliveryState }; count: number }>(stages).toArray(),
    );
    return found.map(({ _id, count }) => ({ ..._id, count }));
  }

  /** How they stand, all in all. */
  async tally(messages: readonly string[]): Promise<Tally> {
    const counts: Partial<Record<DeliveryState, number>> = {};
    for (const { state, count } of await this.countsOf(messages)) counts[state] = (counts[state] ?? 0) + count;
    const twice = { message: { $in: [...messages] }, maybeTwice: true };
    return { counts, maybeTwice: await reading(this.collection.countDocuments(twice)) };
  }

  /** Whether something of a message is on its way, or is soon. */
  async isUnderWay(message: string): Promise<boolean> {
    const filter = { message, state: { $in: ['queued', 'sending'] as DeliveryState[] } };
    return (await reading(this.collection.findOne(filter, { projection: { _id: 1 } }))) !== null;
  }
}

const leaseFrom = (now: Date): Date => new Date(now.getTime() + LEASE_MS);
