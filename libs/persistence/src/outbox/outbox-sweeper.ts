import type { mongo } from 'mongoose';
import type { AggregateCollection, StoredAggregate } from '../aggregate/stored-aggregate.js';
import type { DatabaseClock } from '../clocks/database-clock.js';
import { Rounds } from '../rounds.js';
import type { OutboxPublisher } from './outbox-publisher.js';

const EVERY_MS = 1_000;
/** Documents read in one go. */
const BATCH = 200;
/** While the bus is away: enough to notice its return, without reading and reporting everything each second. */
const TO_TRY = 20;
/** Younger events are still on their ordinary way. */
const LEFT_BEHIND_MS = 2_000;

/** Aggregates whose oldest pending event is older than `before`. */
export const leftBehind = (before: Date) => ({ 'outbox.0.at': { $lt: before } }) as const;

/** Read along this index they come oldest first, and no more are read than wanted; a sort would read them all. */
export const OLDEST_FIRST = { 'outbox.0.at': 1 } as const;

/** Takes what a crash or a failed bus left in outboxes, whoever wrote it. */
export class OutboxSweeper {
  private readonly rounds: Rounds;
  private stopped = false;

  constructor(
    private readonly publisher: OutboxPublisher,
    private readonly clock: DatabaseClock,
    onError: (error: unknown) => void,
  ) {
    this.rounds = new Rounds(EVERY_MS, () => this.sweep(), onError);
  }

  start(): void {
    this.rounds.start();
  }

  /** No new round; the one under way goes no further. */
  stop(): Promise<void> {
    this.stopped = true;
    return this.rounds.stop();
  }

  /** One round over all collections. */
  async sweep(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - LEFT_BEHIND_MS);
    for (const [name, collection] of this.publisher.served) await this.sweepOne(name, collection, before);
  }

  /** Oldest first, as fast as they can be sent, however many there are; only as far as anything can be sent at all. */
  private async sweepOne(name: string, collection: AggregateCollection<unknown>, before: Date): Promise<void> {
    const filter = leftBehind(before) as unknown as mongo.Filter<StoredAggregate<unknown>>;
    const trying = this.publisher.failing;
    const some = { projection: { outbox: 1 }, hint: OLDEST_FIRST, batchSize: BATCH, ...(trying && { limit: TO_TRY }) };
    for await (const { _id, outbox } of collection.find(filter, some)) {
      await this.publisher.fewWait();
      if (this.stopped || (this.publisher.failing && !trying)) return;
      this.publisher.offer(name, _id as unknown as string, outbox);
    }
  }
}
