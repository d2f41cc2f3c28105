import { type Connection, type mongo, Schema } from 'mongoose';
import { DURABLE, isDuplicate, reading } from '#persistence';
import type { Parts } from '#service';

const MINUTE_MS = 60_000;
/** How often a tracker is asked from which nothing comes by itself, and how often one whose webhooks came within a day. */
const EVERY_MS = { silent: 15 * MINUTE_MS, heard: 4 * 60 * MINUTE_MS } as const;
/** Whoever asks has so long before another replica may. */
const LEASE_MS = 2 * MINUTE_MS;
const DAY_MS = 1_440 * MINUTE_MS;

interface Poll {
  readonly _id: string;
  readonly since: string;
  readonly nextAt: Date;
  readonly heardAt?: Date;
}

const schema = new Schema(
  { _id: { type: String, required: true }, since: String, nextAt: Date, heardAt: Date },
  { autoCreate: false, autoIndex: false, versionKey: false },
);

/** Up to where each tracker was asked what has changed, and when it is asked next: one replica at a time. */
export class TrackerPolls {
  private constructor(private readonly collection: mongo.Collection<Poll>) {}

  static async open({
    connection,
  }: { readonly connection: Connection } & Pick<Parts, 'connection'>): Promise<TrackerPolls> {
    const model = connection.models.tracker_polls ?? connection.model('tracker_polls', schema, 'tracker_polls');
    await model.createIndexes();
    return new TrackerPolls(model.collection as unknown as mongo.Collection<Poll>);
  }

  /** Takes the turn to ask a tracker whose time has come; since when is asked. Null: it is not time, or another does it. */
  async take(tracker: string, now: Date): Promise<string | null> {
    const lease = { $set: { nextAt: new Date(now.getTime() + LEASE_MS) } };
    const taken = await reading(
      this.collection.findOneAndUpdate({ _id: tracker, nextAt: { $lte: now } }, lease, { returnDocument: 'before' }),
    );
    if (taken) return taken.since;
    await this.begin(tracker, now);
    return null;
  }

  /** Asked up to there; `wait` is how long the tracker wants to be left alone. Gives nothing back before that is on disk. */
  async done(tracker: string, since: string, now: Date, wait = 0): Promise<void> {
    const known = await reading(this.collection.findOne({ _id: tracker }));
    const isHeard = known?.heardAt !== undefined && now.getTime() - known.heardAt.getTime() < DAY_MS;
    const pause = Math.max(wait, isHeard ? EVERY_MS.heard : EVERY_MS.silent) * (1 + Math.random() / 5);
    const nextAt = new Date(now.getTime() + pause);
    await reading(this.collection.updateOne({ _id: tracker }, { $set: { since, nextAt } }, DURABLE));
  }

  /** There is more to ask for at once. */
  async goOn(tracker: string, since: string, now: Date): Promise<void> {
    await reading(this.collection.updateOne({ _id: tracker }, { $set: { since, nextAt: now } }, DURABLE));
  }

  /** A webhook came from it. */
  async heard(tracker: string): Promise<void> {
    await reading(this.collection.updateOne({ _id: tracker }, { $currentDate: { heardAt: true } } as never));
  }

  /** What changed from now on counts: nothing here is linked to anything older. */
  private async begin(tracker: string, now: Date): Promise<void> {
    const nextAt = new Date(now.getTime() + EVERY_MS.silent * (1 + Math.random() / 5));
    try {
      const first = { $setOnInsert: { since: now.toISOString(), nextAt } };
      await this.collection.updateOne({ _id: tracker }, first, { upsert: true });
    } catch (error) {
      if (!isDuplicate(error)) throw error;
    }
  }
}
