import { Inject, Injectable } from '@nestjs/common';
import {
  type addNote,
  type correctEntry,
  entryRedacted,
  findPeople,
  type InputOf,
  type markEntry,
  type PersonReference,
  type TimelineEntry,
} from '#contracts';
import type { Asked } from '#messaging';
import type { AggregateStore } from '#persistence';
import { Parts } from '#service';
import type { Line } from '../chain/line.js';
import { addNote as decideNote } from '../entry/add-note.js';
import { correctEntry as decideCorrection } from '../entry/correct-entry.js';
import type { Entry, EntryEvent } from '../entry/entry.js';
import { markEntry as decideMarks } from '../entry/mark-entry.js';
import { firstShown } from '../entry/shown.js';
import { originalWords, wordedEntry } from '../reading/worded-entry.js';
import { Files } from './files.js';
import { OwnEvents } from './own-events.js';
import { IncidentRecord } from './record.js';
import { ENTRIES } from './stores.js';

/** What people write into the record, and what they do with what is there. */
@Injectable()
export class Notes {
  constructor(
    @Inject(ENTRIES) private readonly entries: AggregateStore<Entry, EntryEvent>,
    @Inject(Files) private readonly files: Files,
    @Inject(IncidentRecord) private readonly record: IncidentRecord,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  /** Puts a note into the record. */
  async add(asked: Asked, input: InputOf<typeof addNote>): Promise<TimelineEntry> {
    const { mentions = [], files = [], ...note } = input;
    const { incident } = input;
    const { restricted } = await this.parts.authority.mustSee(asked.caller, incident);
    if (input.about) await this.record.entry(incident, input.about);
    const around = {
      restricted,
      span: await this.record.spanOf(incident),
      mentions: await this.people(asked, mentions),
      files: await this.files.references(incident, files),
    };
    const id = crypto.randomUUID();
    const decide = decideNote(note, around);
    const own = new OwnEvents(asked);
    const result = await this.entries.create(id, own.call, decide, () => id);
    const line = await this.record.takeOwn(incident, result, own);
    return asked.answered(result.answer, { ...result, answer: wordedEntry(line, asked.language) });
  }

  /** Corrects an entry. */
  async correct(asked: Asked, input: InputOf<typeof correctEntry>): Promise<TimelineEntry> {
    const line = await this.seen(asked, input);
    if (line.redaction) throw entryRedacted({ by: line.redaction.by.name, at: line.redaction.at });
    const { kind, occurredAt, tags } = firstShown(line.event);
    const { incident, restricted } = line;
    const text = originalWords(line)[asked.language];
    const decide = decideCorrection(
      input,
      { incident, restricted, text, occurredAt, kind, tags },
      await this.record.spanOf(incident),
    );
    return this.change(asked, line, decide);
  }

  /** Stars or flags an entry. */
  async mark(asked: Asked, input: InputOf<typeof markEntry>): Promise<TimelineEntry> {
    const line = await this.seen(asked, input);
    return this.change(asked, line, decideMarks(input, line));
  }

  private async change(
    asked: Asked,
    { incident, _id }: Line,
    decide: ReturnType<typeof decideMarks>,
  ): Promise<TimelineEntry> {
    const own = new OwnEvents(asked);
    const result = await this.entries.change(_id, own.call, decide, () => _id);
    const line = await this.record.takeOwn(incident, result, own);
    return asked.answered(_id, { ...result, answer: wordedEntry(line, asked.language) });
  }

  private async seen(asked: Asked, { incident, entry }: { incident: string; entry: string }): Promise<Line> {
    await this.parts.authority.mustSee(asked.caller, incident);
    return this.record.entry(incident, entry);
  }

  private async people(asked: Asked, named: readonly string[]): Promise<readonly PersonReference[]> {
    if (named.length === 0) return [];
    const { output } = await this.parts.client.ask(findPeople, { people: named }, { token: asked.token });
    return output.people.map(({ id, name }) => ({ id, name }));
  }
}
