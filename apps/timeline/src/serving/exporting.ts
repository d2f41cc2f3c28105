import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { type exportRecord, type InputOf, type OutputOf, RECORD_FORMAT, type RecordExport } from '#contracts';
import type { Asked } from '#messaging';
import { readCursor, writeCursor } from '#persistence';
import { Parts } from '#service';
import type { Head } from '../chain/line.js';
import { exportedInside, exportedOutside } from '../export/exported-entry.js';
import type { People } from '../export/people.js';
import { documentBegin, documentEnd, documentEntry } from '../export/record-document.js';
import { KeptRecords } from './kept-records.js';
import { Lines } from './lines.js';
import { fitting, pageOfLines } from './page-of-lines.js';
import { PeopleOfRecords } from './people-of-records.js';

/** Where the next page begins, and the head that was noted when the export began: what comes in meanwhile is not in it. */
const place = z.tuple([z.number(), z.number(), z.string()]);

/** The whole record for machines, in pieces. */
@Injectable()
export class Exporting {
  constructor(
    @Inject(Lines) private readonly lines: Lines,
    @Inject(KeptRecords) private readonly records: KeptRecords,
    @Inject(PeopleOfRecords) private readonly people: PeopleOfRecords,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  /** A piece of the document: the first begins it, the last ends it. */
  async export(asked: Asked, input: InputOf<typeof exportRecord>): Promise<OutputOf<typeof exportRecord>> {
    const { incident, view, names, limit } = input;
    await this.parts.authority.mustSee(asked.caller, incident);
    const previous = input.after === undefined ? undefined : readCursor(input.after, place);
    const head = previous ? { incident, length: previous[1], head: previous[2] } : await this.lines.headOf(incident);
    const people = view === 'external' ? await this.people.of(incident) : undefined;
    const filter = { incident, position: { $gt: previous?.[0] ?? 0, $lte: head.length } };
    const { page, more } = await pageOfLines(this.lines, filter, { position: 1 }, limit);
    const { taken, isCut } = fitting(page, (line, index) => {
      const entry = people ? exportedOutside(line, people, names) : exportedInside(line);
      return documentEntry(entry, !previous && index === 0);
    });
    const last = page[taken.length - 1];
    const next = (more || isCut) && last ? writeCursor([last.position, head.length, head.head]) : null;
    const begin = previous ? '' : documentBegin(await this.opening(asked, input, people));
    const end = next === null ? documentEnd(await this.closing(head)) : '';
    return { text: [begin, ...taken, end].join(''), next };
  }

  /** The head that the export came to, and the seal if it is among what was exported. */
  private async closing({ incident, length, head }: Head): Promise<Pick<RecordExport, 'head' | 'seal'>> {
    const seal = await this.records.sealOf(incident);
    return { head: { length, head }, seal: seal && seal.length <= length ? seal : null };
  }

  private async opening(
    asked: Asked,
    { incident, view, names }: InputOf<typeof exportRecord>,
    people: People | undefined,
  ): Promise<Omit<RecordExport, 'entries' | 'head' | 'seal'>> {
    const known = await this.lines.incidentAsOf(incident);
    const titleOf = (title: string) => (people ? people.words(title, asked.language, names) : title);
    const about = known && { title: titleOf(known.title), severity: known.severity, startedAt: known.startedAt };
    return {
      ...{ format: RECORD_FORMAT, incident, about: about ?? null, exportedAt: new Date().toISOString() },
      by: people && !names ? { id: 'responder', name: 'Muster' } : asked.by,
      ...{ view, names: view === 'internal' || names },
    };
  }
}
