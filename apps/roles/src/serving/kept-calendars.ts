import { Inject, Injectable } from '@nestjs/common';
import { type mongo, Schema } from 'mongoose';
import { isDuplicate, reading } from '#persistence';
import { Parts } from '#service';
import type { Shift } from '../duty-rosters/read-calendar.js';

/** A calendar is asked for at most so often. */
const EVERY_MS = 5 * 60_000;

/** Where a calendar comes from, and how its times are read: with another of these it is another calendar. */
export interface CalendarSource {
  readonly key: string;
  readonly url: string;
  readonly timeZone: string;
}

/** What is kept of a calendar. It is no aggregate: looking at a calendar is nothing that anybody needs to be told. */
export interface KeptCalendar {
  readonly _id: string;
  readonly url: string;
  readonly timeZone: string;
  /** When it may be asked for again; also says whose the look is that is under way. */
  readonly dueAt: Date;
  /** As it was last had well, with what the source called that. */
  readonly text?: string;
  readonly etag?: string | null;
  readonly lastModified?: string | null;
  readonly fetchedAt: string | null;
  readonly lookedAt: string | null;
  readonly error: { readonly code: string; readonly facts: object; readonly since: string } | null;
  /** Of the days around the last look. */
  readonly shifts: readonly Shift[];
}

/** What a look at a calendar adds to what is kept. */
export type Look = Partial<Omit<KeptCalendar, '_id' | 'url' | 'timeZone' | 'dueAt'>>;

const schema = new Schema(
  {
    ...{ _id: { type: String, required: true }, url: String, timeZone: String, dueAt: Date, text: String },
    ...{ etag: String, lastModified: String, fetchedAt: String, lookedAt: String },
    ...{ error: Schema.Types.Mixed, shifts: [Schema.Types.Mixed] },
  },
  { autoCreate: false, autoIndex: false, versionKey: false },
);

/** The calendars of duty rosters as they were last had. There is one for each roster: what is small is found by its key. */
@Injectable()
export class KeptCalendars {
  private readonly kept: mongo.Collection<KeptCalendar>;

  constructor(@Inject(Parts) private readonly parts: Parts) {
    const { connection } = parts;
    const model = connection.models['duty-calendars'] ?? connection.model('duty-calendars', schema, 'duty-calendars');
    this.kept = model.collection as unknown as mongo.Collection<KeptCalendar>;
  }

  /** Those of these that are due, as it looks. */
  async due(sources: readonly CalendarSource[]): Promise<CalendarSource[]> {
    const fields = { projection: { url: 1, timeZone: 1, dueAt: 1 } };
    const found = await this.kept.find({ _id: { $in: sources.map(({ key }) => key) } }, fields).toArray();
    const byKey = new Map(found.map((one) => [one._id, one]));
    const now = this.parts.clock.now();
    return sources.filter(({ key, url, timeZone }) => {
      const kept = byKey.get(key);
      return kept?.url !== url || kept.timeZone !== timeZone || kept.dueAt <= now;
    });
  }

  /** Takes it on to look at a calendar: of all who ask, one gets what is kept of it, when it is due; the others nothing. */
  async claim({ key, url, timeZone }: CalendarSource): Promise<KeptCalendar | undefined> {
    const now = this.parts.clock.now();
    const dueAt = new Date(now.getTime() + EVERY_MS);
    const due = { _id: key, url, timeZone, dueAt: { $lte: now } };
    const claimed = await this.kept.findOneAndUpdate(due, { $set: { dueAt } }, { returnDocument: 'after' });
    if (claimed) return claimed;
    const another = { _id: key, $or: [{ url: { $ne: url } }, { timeZone: { $ne: timeZone } }] };
    const fresh = { url, timeZone, dueAt, fetchedAt: null, lookedAt: null, error: null, shifts: [] };
    try {
      const { upsertedCount, modifiedCount } = await this.kept.replaceOne(another, fresh, { upsert: true });
      return upsertedCount + modifiedCount > 0 ? { _id: key, ...fresh } : undefined;
    } catch (error) {
      // It is there, as it should be, and not due.
      if (isDuplicate(error)) return undefined;
      throw error;
    }
  }

  /** Keeps what a look brought, unless somebody else has looked since. */
  async keep({ _id, url, timeZone, dueAt }: KeptCalendar, look: Look): Promise<void> {
    await this.kept.updateOne({ _id, url, timeZone, dueAt }, { $set: look }, { ignoreUndefined: true });
  }

  /** What is kept of each, by key, without the text, and of its shifts those of now. Throws `unavailable`. */
  async now(keys: readonly string[]): Promise<Map<string, KeptCalendar>> {
    const now = this.parts.clock.now().toISOString();
    const isNow = { $and: [{ $lte: ['$$this.from', now] }, { $gt: ['$$this.until', now] }] };
    const found = this.kept.aggregate<KeptCalendar>([
      { $match: { _id: { $in: [...keys] } } },
      { $set: { shifts: { $filter: { input: '$shifts', cond: isNow } } } },
      { $unset: 'text' },
    ]);
    return new Map((await reading(found.toArray())).map((one) => [one._id, one]));
  }

  /** Forgets what is kept of calendars that are no longer on the register; a look may still be under way for a while. */
  async forgetAllBut(keys: readonly string[]): Promise<void> {
    const { clock } = this.parts;
    await this.kept.deleteMany({ _id: { $nin: [...keys] }, dueAt: { $lte: clock.now() } });
  }
}
