import { setTimeout as wait } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import { entriesRedacted } from '#contracts';
import { DURABLE, Rounds, reading } from '#persistence';
import { type Background, Parts } from '#service';
import type { Line } from '../chain/line.js';
import { TOUCHING } from '../entry/shown.js';
import { Lines, type StoredHead } from './lines.js';
import { Words } from './words.js';

/** Another replica may have taken something in and ended before its words were written. */
const EVERY_MS = 1_000;
/** What comes in a burst is written together. */
const LINGER_MS = 50;
const RECORDS_AT_ONCE = 4;
const LINES_AT_ONCE = 200;

/** Records whose words are behind their lines. */
export const LAGGING = { lagging: true } as const;

type Reached = Pick<Line, '_id' | 'position' | 'event' | 'shown'>;

const REACHED = {
  ...{ position: 1, 'event.type': 1, 'event.source': 1, 'shown.about': 1, 'event.data.entries.entry': 1 },
} as const;

/** The entries whose words a line makes or makes new. */
function concernedBy({ _id, event, shown }: Reached): string[] {
  if (shown.about !== undefined && TOUCHING.includes(event.type)) return [_id, shown.about];
  if (event.type !== entriesRedacted.type) return [_id];
  return [_id, ...(event.data.entries as readonly { entry: string }[]).map(({ entry }) => entry)];
}

/**
 * Writes the words of what came into the record, after it came in: intake waits for nothing here. How far a record has come
 * stands in its head, so it goes on where another process ended; any number of replicas may do the same at once.
 */
@Injectable()
export class WordCatchUp implements Background {
  private readonly rounds: Rounds;
  private underWay: Promise<void> | undefined;
  private isWanted = false;
  private isStopped = false;

  constructor(
    @Inject(Lines) private readonly lines: Lines,
    @Inject(Words) private readonly words: Words,
    @Inject(Parts) private readonly parts: Parts,
  ) {
    this.rounds = new Rounds(EVERY_MS, async () => this.wake(), this.onError);
    parts.background.push(this);
    parts.copies.push(this);
  }

  start(): void {
    this.rounds.start();
  }

  /** Nothing new is begun; what is under way is finished, the rest is left for whoever starts next. */
  async stop(): Promise<void> {
    this.isStopped = true;
    await this.rounds.stop();
    await this.underWay;
  }

  /** Something came in: its words are written in a moment. */
  wake(): void {
    this.isWanted = true;
    this.underWay ??= this.run().finally(() => {
      this.underWay = undefined;
    });
  }

  /** Drops a page of all words; when all are gone every record begins anew. */
  async drop(after: string | null): Promise<string | null> {
    const next = await this.words.drop(after);
    const begin = { $set: { searchable: 0, ...LAGGING }, $inc: { anew: 1 } };
    if (next === null) await reading(this.lines.heads.updateMany({}, begin, DURABLE));
    return next;
  }

  private readonly onError = (error: unknown) => {
    if (!this.isStopped) this.parts.log.warn({ err: error }, 'words are searchable later');
  };

  private async run(): Promise<void> {
    while (this.isWanted && !this.isStopped) {
      this.isWanted = false;
      await wait(LINGER_MS);
      await this.round().catch(this.onError);
    }
  }

  /** Goes through what is behind; a record that fails is taken up again by a later round and keeps no other waiting. */
  private async round(): Promise<void> {
    const behind = await this.lines.heads
      .find(LAGGING)
      .limit(RECORDS_AT_ONCE * 10)
      .toArray();
    const work = behind.values();
    const one = async () => {
      for (const head of work) {
        if (this.isStopped) return;
        if (await this.advance(head).catch(this.onError)) this.isWanted = true;
      }
    };
    await Promise.all(Array.from({ length: RECORDS_AT_ONCE }, one));
  }

  /** Writes the words of the next lines of a record; true when something was done and there may be more to do. */
  private async advance({ _id: incident, searchable, length, anew }: StoredHead): Promise<boolean> {
    const filter = { incident, position: { $gt: searchable } } as mongo.Filter<Line>;
    const next = this.lines.collection.find<Reached>(filter, { projection: REACHED }).sort({ position: 1 });
    const lines = await next.limit(LINES_AT_ONCE).toArray();
    await this.words.refresh([...new Set(lines.flatMap(concernedBy))]);
    if (lines.some(({ event }) => event.source === '/muster/incidents')) await this.words.place(incident);
    // What a head tells of and is not there any more has no words.
    const reached = lines.at(-1)?.position ?? length;
    const forward = [{ $set: { searchable: reached } }, { $set: { lagging: { $lt: ['$searchable', '$length'] } } }];
    // Whoever was here first, or dropped all words meanwhile, has moved it.
    const asRead = { _id: incident, searchable, anew: anew ?? { $exists: false } };
    await this.lines.heads.updateOne(asRead as mongo.Filter<StoredHead>, forward, DURABLE);
    return true;
  }
}
