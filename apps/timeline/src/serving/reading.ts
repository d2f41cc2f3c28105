import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  actorOf,
  entryCorrected,
  type getEntry,
  type InputOf,
  type OutputOf,
  type readTimeline,
  type replayEvents,
  type TimelineEntry,
} from '#contracts';
import type { Asked } from '#messaging';
import { readCursor, writeCursor } from '#persistence';
import { Parts } from '#service';
import type { Line } from '../chain/line.js';
import { outsideEntry, SHOWN_OUTSIDE } from '../export/for-outside.js';
import { linesThatFit } from '../reading/lines-that-fit.js';
import { originalWords, wordedEntry } from '../reading/worded-entry.js';
import { Lines, RECORD_ORDER, REPLAY_ORDER } from './lines.js';
import { after, fitting, pageOfLines } from './page-of-lines.js';
import { PeopleOfRecords } from './people-of-records.js';
import { IncidentRecord } from './record.js';
import { rendererOf } from './renderers.js';
import { Since } from './since.js';

const place = z.tuple([z.string(), z.string(), z.number(), z.string()]);
/** Notes about one entry that are shown with it. */
const MOST_ABOUT = 200;

/** The record of incidents, for whoever may see them. */
@Injectable()
export class Reading {
  constructor(
    @Inject(Lines) private readonly lines: Lines,
    @Inject(IncidentRecord) private readonly record: IncidentRecord,
    @Inject(PeopleOfRecords) private readonly people: PeopleOfRecords,
    @Inject(Since) private readonly since: Since,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  /** A page of the record as things happened. */
  async read(asked: Asked, input: InputOf<typeof readTimeline>): Promise<OutputOf<typeof readTimeline>> {
    await this.parts.authority.mustSee(asked.caller, input.incident);
    const previous = input.after === undefined ? undefined : readCursor(input.after, place);
    const from = previous ? after(Object.keys(RECORD_ORDER), previous) : {};
    const known = input.since && (await this.since.position(input.since, input.incident, asked.by.id));
    const since = known === undefined ? {} : { position: { $gt: known } };
    const outside = input.view === 'external' ? SHOWN_OUTSIDE : {};
    const filter = { ...linesThatFit(input), ...since, ...from, ...outside };
    const { page, more } = await pageOfLines(this.lines, filter, RECORD_ORDER, input.limit);
    const entryOf = await this.telling(asked, input);
    if (input.format === 'json') {
      const { taken: entries, isCut } = fitting(page, entryOf);
      return { entries, next: nextAfter(page[entries.length - 1], more || isCut) };
    }
    const renderer = await rendererOf(input.format);
    const before = (index: number) => page[index - 1]?.shown.occurredAt ?? previous?.[0];
    const { taken, isCut } = fitting(page, (line, index) =>
      renderer.entry(entryOf(line), asked.language, before(index)),
    );
    const next = nextAfter(page[taken.length - 1], more || isCut);
    const begin = previous ? '' : renderer.begin(await this.heading(asked, input));
    const end = next === null ? renderer.end(asked.language, before(page.length)) : '';
    return { text: [begin, ...taken, end].join(''), next };
  }

  /** One entry with all its corrections, and the notes about it. */
  async one(asked: Asked, { incident, entry }: InputOf<typeof getEntry>): Promise<OutputOf<typeof getEntry>> {
    await this.parts.authority.mustSee(asked.caller, incident);
    const line = await this.record.entry(incident, entry);
    const touching = await pageOfLines(this.lines, { incident, 'shown.about': entry }, RECORD_ORDER, MOST_ABOUT);
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
    const filter = { incident: input.incident, ...from };
    const { page, more } = await pageOfLines(this.lines, filter, REPLAY_ORDER, input.limit);
    const last = page.at(-1);
    const next = more && last ? writeCursor([last.event.time, last.event.sequence, last._id]) : null;
    return { events: page.map(({ event }) => event), next };
  }

  /** How a line is told to whom it is for. */
  private async telling(
    { language }: Asked,
    { incident, view, names }: InputOf<typeof readTimeline>,
  ): Promise<(line: Line) => TimelineEntry> {
    if (view === 'internal') return (line) => wordedEntry(line, language);
    const people = await this.people.of(incident);
    return (line) => outsideEntry(line, language, people, names);
  }

  private async heading({ language }: Asked, { incident, view, names }: InputOf<typeof readTimeline>) {
    const title = (await this.lines.incidentAsOf(incident))?.title ?? null;
    const people = view === 'external' && title !== null ? await this.people.of(incident) : undefined;
    return { incident, language, title: people && title ? people.words(title, language, names) : title };
  }
}

function nextAfter(last: Line | undefined, more: boolean): string | null {
  if (!more || !last) return null;
  return writeCursor([last.shown.occurredAt, last.event.time, last.event.sequence, last._id]);
}
