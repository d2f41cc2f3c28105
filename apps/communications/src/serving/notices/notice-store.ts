import { type Connection, type mongo, Schema } from 'mongoose';
import { DURABLE, ignoringDuplicates, reading, Together } from '#persistence';
import type { Waiting } from '../../notice/choose-digest.js';
import type { KeptNotice } from '../../notice/kept-notice.js';
import { DIGEST_MS } from '../../notice/notices-of.js';

/** So long the list of a person goes back. */
const KEPT_S = 30 * 24 * 60 * 60;
/** What one digest gathers; the rest of a flood is in the next ones. */
export const GATHERED_AT_MOST = 1_000;
/** People who are looked at in one round. */
const PEOPLE_AT_ONCE = 200;

/** A notice as it is stored. Plain documents: they are many, and each is written, sent and read once. */
export interface StoredNotice extends Omit<KeptNotice, 'dueAt'> {
  /** The person and the event, so that the same is there once. */
  readonly _id: string;
  readonly keptAt: Date;
  /** When it may go out; missing once it has. */
  readonly dueAt?: Date;
  /** Missing once it was read. */
  readonly unread?: true;
  readonly readAt?: string;
  /** Rises with each change, so that nobody writes what they read before it. */
  readonly version: number;
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    person: { type: String, required: true },
    event: { type: String, required: true },
    incident: { type: String, required: true },
    title: String,
    isDrill: { type: Boolean, required: true },
    text: { type: Schema.Types.Mixed, required: true },
    by: { type: Schema.Types.Mixed, required: true },
    byClock: { type: Boolean, required: true },
    urgent: { type: Boolean, required: true },
    at: { type: String, required: true },
    keptAt: { type: Date, required: true },
    dueAt: Date,
    unread: Boolean,
    readAt: String,
    version: { type: Number, required: true },
  },
  { autoCreate: false, autoIndex: false, versionKey: false },
);
const WAITS = { partialFilterExpression: { dueAt: { $exists: true } } };
const UNREAD = { partialFilterExpression: { unread: true } };
schema.index({ dueAt: 1, person: 1 }, WAITS);
schema.index({ person: 1, urgent: -1, dueAt: 1 }, WAITS);
schema.index({ person: 1, at: -1, event: -1 });
schema.index({ person: 1, unread: 1, at: -1, event: -1, incident: 1 }, UNREAD);
schema.index({ keptAt: 1 }, { expireAfterSeconds: KEPT_S });

/** The id of what an event has to tell a person. */
export const noticeId = (person: string, event: string): string => `${person}/${event}`;

/** Newest first, as a person reads them. */
export const NEWEST_FIRST = { at: -1, event: -1 } as const;
/** What goes out first. */
export const URGENT_FIRST = { urgent: -1, dueAt: 1 } as const;

/** What waits for anybody and may go. */
export const dueBy = (now: string) => ({ dueAt: { $lte: new Date(now) } });

/** What waits for a person, without what is silenced for longer. */
export const waitingFor = (person: string, now: string) => ({
  ...{ person, dueAt: { $lte: new Date(Date.parse(now) + DIGEST_MS) } },
});

/** What has to reach people: until it is gathered, and then as their list. */
export class NoticeStore {
  private readonly together = new Together<readonly KeptNotice[]>((all) => this.insert(all.flat()));

  private constructor(readonly collection: mongo.Collection<StoredNotice>) {}

  static async open(connection: Connection): Promise<NoticeStore> {
    const model = connection.models.notices ?? connection.model('notices', schema, 'notices');
    await model.createIndexes();
    return new NoticeStore(model.collection as unknown as mongo.Collection<StoredNotice>);
  }

  /** Keeps these, each once, however often it comes. Throws `unavailable` when the database fails. */
  async keep(notices: readonly KeptNotice[]): Promise<void> {
    if (notices.length > 0) await reading(this.together.add(notices));
  }

  /** People for whom something may go now, some of them. */
  async peopleDue(now: string): Promise<string[]> {
    const steps = [{ $match: dueBy(now) }, { $group: { _id: '$person' } }, { $limit: PEOPLE_AT_ONCE }];
    const found = await reading(this.collection.aggregate<{ _id: string }>(steps).toArray());
    return found.map(({ _id }) => _id);
  }

  /** What waits for a person, urgent and oldest first, as much as one digest gathers. */
  async waiting(person: string, now: string): Promise<Waiting[]> {
    const projection = { event: 1, incident: 1, urgent: 1, byClock: 1, dueAt: 1 };
    const found = this.collection.find(waitingFor(person, now), { projection });
    const notices = await reading(found.sort(URGENT_FIRST).limit(GATHERED_AT_MOST).toArray());
    return notices.map(({ event, incident, urgent, byClock, dueAt }) => ({
      ...{ event, incident, urgent, byClock, dueAt: dueAt!.toISOString() },
    }));
  }

  /** These were gathered: they wait no more. */
  async gathered(person: string, events: readonly string[]): Promise<void> {
    await this.update(person, events, { $unset: { dueAt: 1 } });
  }

  /** These wait longer, or less long. */
  async wait(person: string, events: readonly string[], until: string): Promise<void> {
    await this.update(person, events, { $set: { dueAt: new Date(until) } });
  }

  /** What a clock of the incident had to say to a person, and was held back, may go now. */
  async release(person: string, incident: string, now: string): Promise<void> {
    const held = { person, incident, byClock: true, dueAt: { $gt: new Date(now) } } as mongo.Filter<StoredNotice>;
    const change = { $set: { dueAt: new Date(now) }, $inc: { version: 1 } } as mongo.UpdateFilter<StoredNotice>;
    await reading(this.collection.updateMany(held, change, DURABLE));
  }

  /** Of these the newest, those that are urgent first, at most so many. */
  async newest(person: string, events: readonly string[], limit: number): Promise<StoredNotice[]> {
    const _id = { $in: events.map((event) => noticeId(person, event)) };
    const found = this.collection.find({ _id }).sort({ urgent: -1, at: -1 }).limit(limit);
    return reading(found.toArray());
  }

  /** Only what still waits changes: what went out once never waits again. */
  private async update(person: string, events: readonly string[], change: object): Promise<void> {
    if (events.length === 0) return;
    const _id = { $in: events.map((event) => noticeId(person, event)) };
    const waiting = { _id, dueAt: { $exists: true } } as mongo.Filter<StoredNotice>;
    await reading(this.collection.updateMany(waiting, { ...change, $inc: { version: 1 } } as never, DURABLE));
  }

  private insert(notices: readonly KeptNotice[]): Promise<void> {
    const keptAt = new Date();
    const documents = notices.map(({ dueAt, ...notice }) => ({
      ...{ _id: noticeId(notice.person, notice.event), ...notice, keptAt, dueAt: new Date(dueAt) },
      ...{ unread: true as const, version: 0 },
    }));
    return ignoringDuplicates(this.collection.insertMany(documents, { ordered: false, ...DURABLE }));
  }
}
