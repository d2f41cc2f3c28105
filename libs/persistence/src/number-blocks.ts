import { type Connection, type mongo, Schema } from 'mongoose';
import { reading } from './aggregate/faults.js';
import { DURABLE } from './aggregate/stored-aggregate.js';

const BLOCK = 20;

interface Counter {
  readonly _id: string;
  readonly next: number;
}

const schema = new Schema(
  { _id: { type: String, required: true }, next: { type: Number, required: true } },
  { autoCreate: false, autoIndex: false, versionKey: false },
);

/**
 * Numbers for people (`INC-42`), from blocks that each process reserves: no two processes give the same, most numbers
 * cost no write, gaps are fine.
 */
export class NumberBlocks {
  private next = 0;
  private end = 0;
  private reserving: Promise<void> | undefined;
  private readonly counters: mongo.Collection<Counter>;

  constructor(
    connection: Connection,
    private readonly prefix: string,
  ) {
    const model = connection.models.numbers ?? connection.model('numbers', schema, 'numbers');
    this.counters = model.collection as unknown as mongo.Collection<Counter>;
  }

  /** The next one, such as `INC-42`. Throws `unavailable` when the database cannot be asked. */
  async take(): Promise<string> {
    while (this.next === this.end) {
      this.reserving ??= this.reserve().finally(() => {
        this.reserving = undefined;
      });
      await this.reserving;
    }
    const number = this.next;
    this.next += 1;
    return `${this.prefix}-${number}`;
  }

  /** Gives back what was not used, when nobody reserved after us: a restart then leaves no gap. */
  async giveBack(): Promise<void> {
    const { next, end } = this;
    if (next === end) return;
    // From here on they are no longer ours, whatever becomes of the write.
    this.next = end;
    await this.counters.updateOne({ _id: this.prefix, next: end }, { $set: { next } }, DURABLE);
  }

  private async reserve(): Promise<void> {
    const more = [{ $set: { next: { $add: [{ $ifNull: ['$next', 1] }, BLOCK] } } }];
    const options = { upsert: true, returnDocument: 'after', ...DURABLE } as const;
    // A block that was reserved without our knowing is a gap, nothing more: so this fails as a read does.
    const counter = await reading(this.counters.findOneAndUpdate({ _id: this.prefix }, more, options));
    this.end = counter!.next;
    this.next = this.end - BLOCK;
  }
}
