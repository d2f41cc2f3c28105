import { type Connection, type mongo, Schema } from 'mongoose';
import { tooManyUploads } from '#contracts';
import { DURABLE, isDuplicate, reading, writing } from '#persistence';
import type { Once } from './stored-file.js';

/** Uploads of one caller that may be unfinished at a time. */
export const MOST_UNFINISHED = 8;
/** How long one may be left alone. */
const LEFT_FOR_MS = 60 * 60_000;
/** What was under way when one was given up is over by then. */
const QUIET_MS = 60_000;

/** A file that is not there yet. */
export interface StoredUpload {
  readonly _id: string;
  readonly incident: string;
  readonly name: string;
  readonly by: string;
  /** One of the few that a caller has; until it is given up. */
  readonly slot?: number;
  readonly size?: number;
  readonly once?: Once;
  /** When it counts as left; once given up, when what came of it is deleted. */
  readonly dueAt: Date;
  readonly givenUp?: true;
}

const schema = new Schema(
  {
    ...{ _id: String, incident: String, name: String, by: String, slot: Number, size: Number },
    ...{ once: Schema.Types.Mixed, dueAt: Date, givenUp: Boolean },
  },
  { autoCreate: false, autoIndex: false, minimize: false, versionKey: false },
);
schema.index({ by: 1, slot: 1 }, { unique: true, partialFilterExpression: { slot: { $exists: true } } });
schema.index({ by: 1, 'once.key': 1 }, { unique: true, partialFilterExpression: { 'once.key': { $exists: true } } });
schema.index({ incident: 1 });
schema.index({ dueAt: 1 });

function freeSlot(theirs: readonly StoredUpload[]): number {
  const taken = new Set(theirs.map(({ slot }) => slot));
  const free = Array.from({ length: MOST_UNFINISHED }, (_, slot) => slot).find((slot) => !taken.has(slot));
  if (free === undefined) throw tooManyUploads({ most: MOST_UNFINISHED, files: theirs.map(({ _id }) => _id) });
  return free;
}

/** Uploads that are not finished. Each holds one of its caller's slots, so that any number of replicas keep to the limit. */
export class UploadStore {
  private constructor(readonly collection: mongo.Collection<StoredUpload>) {}

  /** Opens the collection in the service's database, with its indexes. */
  static async open(connection: Connection): Promise<UploadStore> {
    const uploads = connection.model('uploads', schema, 'uploads');
    await uploads.createIndexes();
    return new UploadStore(uploads.collection as unknown as mongo.Collection<StoredUpload>);
  }

  /** Of anybody. */
  find(file: string): Promise<StoredUpload | null> {
    return reading(this.collection.findOne({ _id: file }));
  }

  /** How many an incident waits for, counted up to a limit. */
  count(incident: string, limit: number): Promise<number> {
    return reading(this.collection.countDocuments({ incident }, { limit }));
  }

  /** Begins one in a free slot; of two with one key, the first. Throws `too-many-uploads`. */
  async begin(upload: Omit<StoredUpload, 'slot' | 'dueAt'>, now: Date): Promise<StoredUpload> {
    for (;;) {
      const theirs = await this.goingOf(upload.by);
      const same = upload.once && theirs.find(({ once }) => once?.key === upload.once!.key);
      if (same) return same;
      const begun = { ...upload, slot: freeSlot(theirs), dueAt: new Date(now.getTime() + LEFT_FOR_MS) };
      try {
        await writing(this.collection.insertOne(begun, DURABLE));
        return begun;
      } catch (error) {
        // Another of theirs was quicker to take the slot, or the key.
        if (!isDuplicate(error)) throw error;
      }
    }
  }

  private goingOf(by: string): Promise<StoredUpload[]> {
    return reading(this.collection.find({ by, slot: { $exists: true } }).toArray());
  }

  /** One of this caller's that goes on: it will not count as left for another while. Null where there is none. */
  goOn(file: string, by: string, now: Date): Promise<StoredUpload | null> {
    const dueAt = new Date(now.getTime() + LEFT_FOR_MS);
    const going = { _id: file, by, givenUp: { $exists: false } };
    return writing(this.collection.findOneAndUpdate(going, { $set: { dueAt } }, DURABLE));
  }

  /** Nothing is added to it any more, its slot and its key are free, and the sweeper deletes what came of it. */
  async giveUp(filter: mongo.Filter<StoredUpload>, now: Date): Promise<void> {
    const dueAt = new Date(now.getTime() + QUIET_MS);
    const update = { $set: { givenUp: true, dueAt }, $unset: { slot: 1, once: 1 } } as const;
    const going = { ...filter, givenUp: { $exists: false } };
    await writing(this.collection.updateOne(going, update, DURABLE));
  }

  /** Some that were left or given up. */
  left(now: Date, limit: number): Promise<StoredUpload[]> {
    return this.collection
      .find({ dueAt: { $lte: now } })
      .sort({ dueAt: 1 })
      .limit(limit)
      .toArray();
  }

  /** Forgets one: its slot and its key are free. */
  async forget(file: string): Promise<void> {
    await writing(this.collection.deleteOne({ _id: file }, DURABLE));
  }
}
