import { Inject, Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import { z } from 'zod';
import type { Envelope, InputOf, OutputOf, Position, readTimeline, replayEvents } from '#contracts';
import type { Asked } from '#messaging';
import { type AggregateStore, eventLog, readCursor, type StoredAggregate, writeCursor } from '#persistence';
import { Parts } from '#service';
import type { NoteEvent } from '../entry/add-note.js';
import { RECORD_ORDER } from '../entry/entry-aggregate.js';
import type { StoredEntry } from '../entry/stored-entry.js';
import { asCsv } from '../export/as-csv.js';
import { asMarkdown } from '../export/as-markdown.js';
import { wordedEntry } from '../reading/worded-entry.js';
import { ENTRIES } from './stores.js';

type Kept = StoredAggregate<StoredEntry>;

const place = z.tuple([z.string(), z.string(), z.number(), z.string()]);
const REPLAY_ORDER = { 'state.recordedAt': 1, 'state.sequence': 1, _id: 1 } as const;

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
export class IncidentRecord {
  constructor(
    @Inject(ENTRIES) private readonly store: AggregateStore<StoredEntry, NoteEvent>,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  /** A page of the record as things happened. */
  async read(asked: Asked, input: InputOf<typeof readTimeline>): Promise<OutputOf<typeof readTimeline>> {
    const { incident, format, limit } = input;
    await this.parts.authority.mustSee(asked.caller, incident);
    const previous = input.after === undefined ? undefined : readCursor(input.after, place);
    const filter = { 'state.incident': incident, ...(previous && after(Object.keys(RECORD_ORDER), previous)) };
    const { page, more } = await this.page(filter, RECORD_ORDER, limit);
    const last = page.at(-1);
    const next =
      more && last ? writeCursor([last.state.occurredAt, last.state.recordedAt, last.state.sequence, last._id]) : null;
    const entries = page.map(({ _id, state }) => wordedEntry(_id, state, asked.language));
    if (format === 'json') return { entries, next };
    const render = format === 'csv' ? asCsv : asMarkdown;
    return { text: render(incident, entries, asked.language, previous?.[0]), next };
  }

  /** A page of the events as they were published, in the order they were recorded. */
  async replay(asked: Asked, input: InputOf<typeof replayEvents>): Promise<OutputOf<typeof replayEvents>> {
    await this.parts.authority.mustSee(asked.caller, input.incident);
    const since = { 'state.recordedAt': { $gte: new Date(input.since).toISOString() } };
    const previous = input.after && readCursor(input.after, z.tuple([z.string(), z.number(), z.string()]));
    const from = previous ? after(Object.keys(REPLAY_ORDER), previous) : since;
    const { page, more } = await this.page({ 'state.incident': input.incident, ...from }, REPLAY_ORDER, input.limit);
    const last = page.at(-1);
    const next = more && last ? writeCursor([last.state.recordedAt, last.state.sequence, last._id]) : null;
    return { events: await this.eventsOf(page), next };
  }

  /** Whether the event at this position is in the record. */
  async has({ service, aggregate, sequence }: Position): Promise<boolean> {
    const filter = { 'state.aggregate': aggregate, 'state.sequence': sequence, 'state.service': service };
    const found = await this.store.collection.findOne(filter as mongo.Filter<Kept>, { projection: { _id: 1 } });
    return found !== null;
  }

  private async page(filter: object, order: Record<string, 1>, limit: number) {
    const found = await this.store.list(filter, order, limit + 1);
    return { page: found.slice(0, limit), more: found.length > limit };
  }

  /** A note's event is in its outbox until it is published, and in the log from before it leaves there. */
  private async eventsOf(page: readonly Kept[]): Promise<Envelope[]> {
    const ids = page.filter(({ state, outbox }) => !state.event && outbox.length === 0).map(({ _id }) => _id);
    const log = eventLog(this.parts.connection);
    const logged = ids.length === 0 ? [] : await log.find({ aggregate: { $in: ids }, sequence: 1 }).toArray();
    const byEntry = new Map(logged.map(({ aggregate, event }) => [aggregate, event]));
    return page.flatMap(({ _id, state, outbox }) => state.event ?? outbox[0]?.event ?? byEntry.get(_id) ?? []);
  }
}
