import { Inject, Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import { z } from 'zod';
import {
  type InputOf,
  type listMyNotices,
  type markNoticesRead,
  NO_INCIDENT,
  type Notice,
  noticesForPeople,
  type OutputOf,
} from '#contracts';
import type { Asked } from '#messaging';
import { DURABLE, readCursor, reading, writeCursor, writing } from '#persistence';
import { Parts } from '#service';
import { NEWEST_FIRST, NoticeStore, noticeId, type StoredNotice } from './notice-store.js';
import { Sight } from './sight.js';

const place = z.tuple([z.string(), z.string()]);

/** What a person was told, or only what they have not read. */
export const listOf = (person: string, unread: boolean) => ({ person, ...(unread && { unread: true as const }) });
/** What of it comes after a place. */
export const behind = ([at, event]: z.output<typeof place>) => ({
  $or: [{ at: { $lt: at } }, { at, event: { $lt: event } }],
});

const shown = ({ event, incident, readAt, ...notice }: StoredNotice): Notice => {
  const { title, isDrill, text, by, at, urgent } = notice;
  const place = incident === NO_INCIDENT ? null : incident;
  return { id: event, incident: place, title, isDrill, text, by, at, urgent, readAt: readAt ?? null };
};

const personOf = ({ caller }: Asked): string => {
  if (caller.kind !== 'person') throw noticesForPeople({});
  return caller.id;
};

/** What somebody was told, for themselves alone, without what they no longer may see. */
@Injectable()
export class MyNotices {
  constructor(
    @Inject(NoticeStore) private readonly notices: NoticeStore,
    @Inject(Sight) private readonly sight: Sight,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  /** A page of them, newest first; it can be shorter than asked for although others follow. */
  async list(
    asked: Asked,
    { unread, limit, after }: InputOf<typeof listMyNotices>,
  ): Promise<OutputOf<typeof listMyNotices>> {
    const person = personOf(asked);
    const previous = after === undefined ? {} : behind(readCursor(after, place));
    const filter = { ...listOf(person, unread), ...previous } as mongo.Filter<StoredNotice>;
    const found = await reading(
      this.notices.collection
        .find(filter)
        .sort(NEWEST_FIRST)
        .limit(limit + 1)
        .toArray(),
    );
    const page = found.slice(0, limit);
    const last = page.at(-1);
    const seen = await this.sight.among(
      person,
      page.map(({ incident }) => incident),
    );
    return {
      notices: page.filter(({ incident }) => seen.has(incident)).map(shown),
      unread: await this.unread(person),
      next: found.length > limit && last ? writeCursor([last.at, last.event]) : null,
    };
  }

  /** Marks these as read, or all up to a time; what is read stays as it is. */
  async read(asked: Asked, { notices = [], until }: InputOf<typeof markNoticesRead>): Promise<{ unread: number }> {
    const person = personOf(asked);
    const which = until
      ? { at: { $lte: new Date(until).toISOString() } }
      : { _id: { $in: notices.map((event) => noticeId(person, event)) } };
    const filter = { ...listOf(person, true), ...which } as mongo.Filter<StoredNotice>;
    const readAt = this.parts.clock.now().toISOString();
    const change = { $set: { readAt }, $unset: { unread: 1 }, $inc: { version: 1 } };
    await writing(this.notices.collection.updateMany(filter, change as never, DURABLE));
    return { unread: await this.unread(person) };
  }

  private async unread(person: string): Promise<number> {
    const steps = [{ $match: listOf(person, true) }, { $group: { _id: '$incident', count: { $sum: 1 } } }];
    const counted = await reading(this.notices.collection.aggregate<{ _id: string; count: number }>(steps).toArray());
    const seen = await this.sight.among(
      person,
      counted.map(({ _id }) => _id),
    );
    return counted.filter(({ _id }) => seen.has(_id)).reduce((sum, { count }) => sum + count, 0);
  }
}
