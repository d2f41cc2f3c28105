import { Inject, Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import { z } from 'zod';
import {
  type InputOf,
  incidentUnknown,
  type OutputOf,
  Rejection,
  type searchTimeline,
  searchTooBroad,
} from '#contracts';
import type { Asked, Caller } from '#messaging';
import { readCursor, reading, writeCursor } from '#persistence';
import { Parts } from '#service';
import type { Line } from '../chain/line.js';
import { wordedEntry, wordsOf } from '../reading/worded-entry.js';
import { entriesThatFit } from '../search/entries-that-fit.js';
import { excerptOf } from '../search/excerpt.js';
import { besides } from '../search/searchable.js';
import { type Sought, soughtBy } from '../search/sought.js';
import { Lines } from './lines.js';
import { Words } from './words.js';

/** The database gives up before whoever asked does. */
const PATIENCE_MS = 3_500;
const TIME_IS_UP = 50;

const place = z.tuple([z.number(), z.string(), z.string()]);
type Found = { readonly _id: string; readonly incident: string; readonly occurredAt: string; readonly score: number };

/** What comes after this in {@link BEST_FIRST}. */
const behind = ([score, occurredAt, _id]: z.output<typeof place>): object => ({
  $or: [
    { score: { $lt: score } },
    { score, occurredAt: { $lt: occurredAt } },
    { score, occurredAt, _id: { $gt: _id } },
  ],
});
const BEST_FIRST = { score: -1, occurredAt: -1, _id: 1 } as const;

/** Finds entries by their words, for whoever may see them. */
@Injectable()
export class Search {
  constructor(
    @Inject(Lines) private readonly lines: Lines,
    @Inject(Words) private readonly words: Words,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  /** A page of what fits all words, best first, of what fits equally well the latest first. Throws `nothing-to-search`. */
  async search(asked: Asked, input: InputOf<typeof searchTimeline>): Promise<OutputOf<typeof searchTimeline>> {
    const { words, incident, limit, after } = input;
    const sought = soughtBy(words);
    const previous = after === undefined ? undefined : readCursor(after, place);
    const seen = await this.seen(asked.caller, incident);
    const found = await this.best({ ...entriesThatFit(sought, input), ...seen }, previous, limit + 1);
    const page = found.slice(0, limit);
    const last = page.at(-1);
    const next = found.length > limit && last ? writeCursor([last.score, last.occurredAt, last._id]) : null;
    const lines = await this.linesOf(asked.caller, page);
    return { results: lines.map((line) => this.result(line, sought, asked)), next };
  }

  private best(filter: object, previous: z.output<typeof place> | undefined, limit: number): Promise<Found[]> {
    const steps = [
      { $match: filter },
      { $project: { incident: 1, occurredAt: 1, score: { $meta: 'textScore' } } },
      ...(previous ? [{ $match: behind(previous) }] : []),
      ...[{ $sort: BEST_FIRST }, { $limit: limit }],
    ];
    const found = this.words.collection.aggregate<Found>(steps, { maxTimeMS: PATIENCE_MS }).toArray();
    return reading(
      found.catch((error: { code?: unknown }) => {
        throw error.code === TIME_IS_UP ? searchTooBroad({}) : error;
      }),
    );
  }

  /** Where this caller may look. */
  private async seen(caller: Caller, incident: string | undefined): Promise<object> {
    const { authority } = this.parts;
    if (incident !== undefined) {
      await authority.mustSee(caller, incident);
      return { incident };
    }
    if (caller.kind === 'service') return {};
    const theirs = await authority.copy.seenBy(caller.id);
    return theirs.length === 0
      ? { restricted: false }
      : { $or: [{ restricted: false }, { incident: { $in: theirs } }] };
  }

  /** The lines of what was found, in the same order; what was restricted in this very moment is left out. */
  private async linesOf(caller: Caller, page: readonly Found[]): Promise<Line[]> {
    const ids = page.map(({ _id }) => _id);
    const incidents = [...new Set(page.map(({ incident }) => incident))];
    const [lines, seen] = await Promise.all([
      reading(this.lines.collection.find({ _id: { $in: ids } } as mongo.Filter<Line>).toArray()),
      Promise.all(incidents.map((incident) => this.sees(caller, incident))),
    ]);
    const visible = new Set(incidents.filter((_, index) => seen[index]));
    const byId = new Map(lines.map((line) => [line._id, line]));
    return ids.map((id) => byId.get(id)).filter((line) => line !== undefined && visible.has(line.incident)) as Line[];
  }

  private async sees(caller: Caller, incident: string): Promise<boolean> {
    try {
      await this.parts.authority.mustSee(caller, incident);
      return true;
    } catch (error) {
      if (error instanceof Rejection && error.code === incidentUnknown.code) return false;
      throw error;
    }
  }

  private result(line: Line, sought: readonly Sought[], { language }: Asked) {
    const words = wordsOf(line);
    const texts = [words[language], words.en, words.fr, ...besides(line)] as const;
    return { entry: wordedEntry(line, language), excerpt: excerptOf(texts, sought) };
  }
}
