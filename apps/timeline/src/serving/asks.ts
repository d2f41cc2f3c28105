import { Inject, Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import { noteAdded } from '#contracts';
import { reading } from '#persistence';
import type { Line } from '../chain/line.js';
import type { Shown } from '../entry/shown.js';
import { Lines } from './lines.js';

/** Entries looked at together, until as many are found as are wanted. */
const PAGE = 200;

/** Which open asks are looked for. */
export interface Wanted {
  readonly incident: string;
  readonly asks: NonNullable<Shown['asks']>;
  readonly limit: number;
  /** Recorded at this time or later. */
  readonly from?: string;
  /** As things stood at this time: what was recorded later counts for nothing. */
  readonly until?: string;
}

/** What nobody needs to write a reason for any more: somebody said so, or corrected it. */
const SETTLED = { 'shown.standing.needsNoWhy': { $ne: true }, 'shown.standing.revision': { $not: { $gt: 0 } } };

const recorded = ({ from, until }: Pick<Wanted, 'from' | 'until'>) =>
  from || until ? { 'event.time': { ...(from && { $gte: from }), ...(until && { $lte: until }) } } : {};

/** How entries that ask for something are looked for, as the database is asked. */
export const askingFilter = ({ incident, asks, ...span }: Omit<Wanted, 'limit'>): mongo.Filter<Line> =>
  ({ incident, 'shown.asks': asks, ...(asks === 'why' && SETTLED), ...recorded(span) }) as mongo.Filter<Line>;

/** What asks for a reason or an answer and has none: no note is about it. */
@Injectable()
export class Asks {
  constructor(@Inject(Lines) private readonly lines: Lines) {}

  /** The latest of them, at most `limit`, in the order they came in. */
  async open(wanted: Wanted): Promise<readonly Line[]> {
    const found: Line[] = [];
    let before = Number.MAX_SAFE_INTEGER;
    while (found.length < wanted.limit) {
      const page = await this.page(wanted, before);
      const answered = await this.answered(page, wanted);
      found.push(...page.filter(({ _id }) => !answered.has(_id)));
      if (page.length < PAGE) break;
      before = page.at(-1)!.position;
    }
    return found.slice(0, wanted.limit).reverse();
  }

  private page(wanted: Wanted, before: number): Promise<Line[]> {
    const filter = { ...askingFilter(wanted), position: { $lt: before } } as mongo.Filter<Line>;
    return reading(this.lines.collection.find(filter).sort({ position: -1 }).limit(PAGE).toArray());
  }

  private async answered(page: readonly Line[], { until }: Wanted): Promise<ReadonlySet<string>> {
    const ids = page.map(({ _id }) => _id);
    const about = {
      'shown.about': { $in: ids },
      'event.type': noteAdded.type,
      ...recorded({ ...(until && { until }) }),
    };
    const notes = this.lines.collection.find(about as mongo.Filter<Line>, { projection: { 'shown.about': 1 } });
    return new Set((await reading(notes.toArray())).map(({ shown }) => shown.about!));
  }
}
