import type { mongo } from 'mongoose';
import type { Standing } from '#contracts';
import { DURABLE } from '#persistence';
import type { Content, Line } from '../chain/line.js';
import { entryIdOf } from '../entry/entry-id.js';
import { shownAs, TOUCHING } from '../entry/shown.js';
import type { Lines } from './lines.js';

/** What comes later than that may have been corrected before it came. */
const LATE_MS = 60_000;

type Touch = Pick<Line, 'event' | 'shown'>;

/** Shows entries as people corrected and marked them: the latest of the events that tell so counts, in whatever order they come. */
export class Standings {
  constructor(private readonly lines: Lines) {}

  /** Brings those entries up to date that these events touch, or that came so late that they may have been touched before. */
  async apply(contents: readonly Content[]): Promise<void> {
    const touched = contents.flatMap(({ event }) => {
      if (TOUCHING.includes(event.type)) return [event.data.entry as string];
      return Date.now() - Date.parse(event.time) > LATE_MS ? [entryIdOf(event)] : [];
    });
    if (touched.length === 0) return;
    const latest = await this.latestOf(touched);
    if (latest.size === 0) return;
    const there = await this.lines.collection.find({ _id: { $in: [...latest.keys()] } }).toArray();
    const writes = there.map(({ _id, event }) => {
      const { standing, sequence } = latest.get(_id)!;
      const update = { $set: { shown: shownAs(event, standing, sequence) } };
      return { updateOne: { filter: { _id, 'shown.standingAt': { $lt: sequence } }, update } };
    });
    if (writes.length > 0) await this.lines.collection.bulkWrite(writes as never, { ordered: false, ...DURABLE });
  }

  /** The latest standing of each of these entries that was touched at all. */
  async latestOf(entries: readonly string[]): Promise<Map<string, { standing: Standing; sequence: number }>> {
    const where = { 'shown.about': { $in: [...entries] }, 'event.type': { $in: [...TOUCHING] } } as mongo.Filter<Line>;
    const touches = this.lines.collection.find<Touch>(where, { projection: { event: 1, shown: 1 } });
    const latest = new Map<string, { standing: Standing; sequence: number }>();
    for await (const { event, shown } of touches) {
      const { sequence } = event;
      if (sequence > (latest.get(shown.about!)?.sequence ?? 0)) {
        latest.set(shown.about!, { standing: event.data.standing as Standing, sequence });
      }
    }
    return latest;
  }
}
