import { Inject, Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import { DURABLE } from '#persistence';
import type { Content, Line } from '../chain/line.js';
import { entryIdOf } from '../entry/entry-id.js';
import { shownAs, TOUCHING, touched } from '../entry/shown.js';
import { keepLatest, shownNow, type Touch } from '../entry/touch.js';
import { Lines } from './lines.js';

/** What comes later than that may have been corrected before it came. */
const LATE_MS = 60_000;

/** Shows entries as people corrected and marked them: the latest of the events that tell so counts, in whatever order they come. */
@Injectable()
export class Standings {
  constructor(@Inject(Lines) private readonly lines: Lines) {}

  /** Brings those entries up to date that these events touch, or that came so late that they may have been touched before. */
  async apply(contents: readonly Content[]): Promise<void> {
    const isLate = ({ time }: Content['event']) => Date.now() - Date.parse(time) > LATE_MS;
    const entries = contents.flatMap(({ event }) => touched(event) ?? (isLate(event) ? [entryIdOf(event)] : []));
    if (entries.length === 0) return;
    const latest = await this.latestOf(entries);
    if (latest.size === 0) return;
    await this.show([...latest.keys()], ({ _id, event }) => {
      const { standing, sequence } = latest.get(_id)!;
      return { filter: { 'shown.standingAt': { $lt: sequence } }, shown: shownAs(event, standing, sequence) };
    });
  }

  /** Shows entries as their events and corrections are now, also where those are no longer what they were. */
  async showAnew(entries: readonly string[]): Promise<void> {
    const latest = await this.latestOf(entries);
    await this.show(entries, ({ _id, event }) => ({ filter: {}, shown: shownNow(event, latest.get(_id)) }));
  }

  /** The latest that was done with each of these entries that was touched at all. */
  async latestOf(entries: readonly string[]): Promise<Map<string, Touch>> {
    const where = { 'shown.about': { $in: [...entries] }, 'event.type': { $in: [...TOUCHING] } } as mongo.Filter<Line>;
    const latest = new Map<string, Touch>();
    for await (const { event } of this.lines.collection.find(where, { projection: { event: 1 } })) {
      keepLatest(latest, event);
    }
    return latest;
  }

  private async show(
    entries: readonly string[],
    how: (line: Line) => { readonly filter: object; readonly shown: Line['shown'] },
  ): Promise<void> {
    const there = await this.lines.collection.find({ _id: { $in: [...entries] } }).toArray();
    const writes = there.map((line) => {
      const { filter, shown } = how(line);
      return { updateOne: { filter: { _id: line._id, ...filter }, update: { $set: { shown } } } };
    });
    if (writes.length > 0) await this.lines.collection.bulkWrite(writes as never, { ordered: false, ...DURABLE });
  }
}
