import { Inject, Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import { type EntryKind, type getDesk, type InputOf, type markLooked, type OutputOf, spokenDuration } from '#contracts';
import type { Asked } from '#messaging';
import { reading } from '#persistence';
import { Parts } from '#service';
import type { Line } from '../chain/line.js';
import { wordedEntry } from '../reading/worded-entry.js';
import { dueAt, hearing, minutesBetween, silentSince } from '../silence/silence-clock.js';
import { Asks } from './asks.js';
import { KeptRecords } from './kept-records.js';
import { Lines } from './lines.js';
import { Looks } from './looks.js';

/** Entries of each list that a desk shows. */
const MOST = 50;

/** What is new to whoever looked up to this place, as the database is asked; marks and the like are no news. */
export const newSince = (incident: string, position: number): mongo.Filter<Line> =>
  ({ incident, position: { $gt: position }, 'shown.quiet': false }) as mongo.Filter<Line>;

/** The desk of whoever keeps the record. */
@Injectable()
export class Desks {
  constructor(
    @Inject(Lines) private readonly lines: Lines,
    @Inject(Looks) private readonly looks: Looks,
    @Inject(Asks) private readonly asks: Asks,
    @Inject(KeptRecords) private readonly records: KeptRecords,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  /** What is new to the caller, how long nobody wrote, and what waits for a reason or an answer. */
  async of(asked: Asked, { incident }: InputOf<typeof getDesk>): Promise<OutputOf<typeof getDesk>> {
    await this.parts.authority.mustSee(asked.caller, incident);
    const since = await this.looks.of(incident, asked.by.id);
    const news = newSince(incident, since?.position ?? 0);
    const [head, counts, key, latest, silence, suggestions, questions] = await Promise.all([
      this.lines.headOf(incident),
      this.counts(news),
      this.latest({ ...news, 'shown.key': true } as mongo.Filter<Line>),
      this.latest(news),
      this.silence(asked, incident),
      this.asks.open({ incident, asks: 'why', limit: MOST }),
      this.asks.open({ incident, asks: 'answer', limit: MOST }),
    ]);
    const worded = (lines: readonly Line[]) => lines.map((line) => wordedEntry(line, asked.language));
    const count = Object.values(counts).reduce((sum, one) => sum + one, 0);
    return {
      ...{ incident, length: head.length, since, count, counts, key: worded(key), latest: worded(latest) },
      ...{ silence, suggestions: worded(suggestions), questions: worded(questions) },
    };
  }

  /** Keeps how far the caller looked: never farther than there is something to see, and never back. */
  async look(asked: Asked, input: InputOf<typeof markLooked>): Promise<OutputOf<typeof markLooked>> {
    const { incident } = input;
    await this.parts.authority.mustSee(asked.caller, incident);
    const { length } = await this.lines.headOf(incident);
    const position = Math.min(input.position ?? length, length);
    const at = this.parts.clock.now().toISOString();
    return { incident, ...(await this.looks.keep(incident, asked.by.id, { position, at })) };
  }

  private async counts(news: mongo.Filter<Line>): Promise<Partial<Record<EntryKind, number>>> {
    const grouped = this.lines.collection.aggregate<{ _id: EntryKind; count: number }>([
      { $match: news },
      { $group: { _id: '$shown.kind', count: { $sum: 1 } } },
    ]);
    return Object.fromEntries((await reading(grouped.toArray())).map(({ _id, count }) => [_id, count]));
  }

  private async latest(filter: mongo.Filter<Line>): Promise<Line[]> {
    const found = this.lines.collection.find(filter).sort({ position: -1 }).limit(MOST);
    return (await reading(found.toArray())).reverse();
  }

  private async silence(asked: Asked, incident: string): Promise<OutputOf<typeof getDesk>['silence']> {
    const kept = await this.records.of(incident);
    if (!kept?.watchedSince) return null;
    const record = hearing(kept, await this.records.lastWord(incident));
    const since = silentSince(record)!;
    const now = this.parts.clock.now().toISOString();
    const due = dueAt(record);
    const keepers = due === null ? undefined : await this.records.keepers(incident);
    const spoken = spokenDuration(Math.max(0, Date.parse(now) - Date.parse(since)), asked.language);
    const asks = keepers ? [record.said === null ? keepers.keeper : keepers.manager] : [];
    return { since, minutes: minutesBetween(since, now), spoken, dueAt: due, asks };
  }
}
