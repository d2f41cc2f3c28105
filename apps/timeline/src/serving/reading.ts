import { Inject, Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import { z } from 'zod';
import {
  actorOf,
  entryCorrected,
  type getEntry,
  type InputOf,
  type OutputOf,
  type readTimeline,
  type replayEvents,
} from '#contracts';
import type { Asked } from '#messaging';
import { readCursor, reading, writeCursor } from '#persistence';
import { Parts } from '#service';
import type { Line } from '../chain/line.js';
import { asCsv } from '../export/as-csv.js';
import { asMarkdown } from '../export/as-markdown.js';
import { linesThatFit } from '../reading/lines-that-fit.js';
import { originalWords, wordedEntry } from '../reading/worded-entry.js';
import { Lines, RECORD_ORDER, REPLAY_ORDER } from './lines.js';
import { IncidentRecord } from './record.js';

const place = z.tuple([z.string(), z.string(), z.number(), z.string()]);
/** Notes about one entry that are shown with it. */
const MOST_ABOUT = 200;

/** What is sorted by these fields and comes after these values, by the same index. */
function after(fields: readonly string[], values: readonly unknown[]): object {
  const steps = fields.map((field, index) => ({
    ...Object.fromEntries(fields.slice(0, index).map((earlier, at) => [earlier, values[at]])),
    [field]: { $gt: values[index] },
  }));
  return { $or: steps };
}

/** The record of incidents, for whoever may see them. */
@Injectable()
export class Reading {
  constructor(
    @Inject(Lines) private readonly lines: Lines,
    @Inject(IncidentRecord) private readonly record: IncidentRecord,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  /** A page of the record as things happened. */
  async read(asked: Asked, input: InputOf<typeof readTimeline>): Promise<OutputOf<typeof readTimeline>> {
    const { incident, format, limit } = input;
    await this.parts.authority.mustSee(asked.caller, incident);
    const previous = input.after === undefined ? undefined : readCursor(input.after, place);
    const filter = { ...linesThatFit(input), ...(previous && after(Object.keys(RECORD_ORDER), previous)) };
    const { page, more } = await this.page(filter, RECORD_ORDER, limit);
    const last = page.at(-1);
    const next =
      more && last ? writeCursor([last.shown.occurredAt, last.event.time, last.event.sequence, last._id]) : null;
    const entries = page.map((line) => wordedEntry(line, asked.language));
    if (format === 'json') return { entries, next };
    const render = format === 'csv' ? asCsv : asMarkdown;
    return { text: render(incident, entries, asked.language, previous?.[0]), next };
  }

  /** One entry with all its corrections, and the notes about it. */
  async one(asked: Asked, { incident, entry }: InputOf<typeof getEntry>): Promise<OutputOf<typeof getEntry>> {
    await this.parts.authority.mustSee(asked.caller, incident);
    const line = await this.record.entry(incident, entry);
    const touching = await this.page({ incident, 'shown.about': entry }, RECORD_ORDER, MOST_ABOUT);
    const corrections = touching.page.filter(({ event }) => event.type === entryCorrected.type);
    const notes = touching.page.filter(({ shown, event }) => !shown.quiet && event.type !== entryCorrected.type);
    return {
      entry: wordedEntry(line, asked.language),
      original: originalWords(line)[asked.language],
      corrections: corrections.map(({ event }) => {
        const { revision, reason, changes } = event.data as never;
        return { revision, by: actorOf(event), at: event.time, reason, changes };
      }),
      about: notes.map((note) => wordedEntry(note, asked.language)),
    };
  }

  /** A page of the events as they were published, in the order they were recorded. */
  async replay(asked: Asked, input: InputOf<typeof replayEvents>): Promise<OutputOf<typeof replayEvents>> {
    await this.parts.authority.mustSee(asked.caller, input.incident);
    const since = { 'event.time': { $gte: new Date(input.since).toISOString() } };
    const previous = input.after && readCursor(input.after, z.tuple([z.string(), z.number(), z.string()]));
    const from = previous ? after(Object.keys(REPLAY_ORDER), previous) : since;
    const { page, more } = await this.page({ incident: input.incident, ...from }, REPLAY_ORDER, input.limit);
    const last = page.at(-1);
    const next = more && last ? writeCursor([last.event.time, last.event.sequence, last._id]) : null;
    return { events: page.map(({ event }) => event), next };
  }

  private async page(filter: object, order: Record<string, 1>, limit: number) {
    const found = this.lines.collection.find(filter as mongo.Filter<Line>).sort(order);
    const lines = await reading(found.limit(limit + 1).toArray());
    return { page: lines.slice(0, limit), more: lines.length > limit };
  }
}
