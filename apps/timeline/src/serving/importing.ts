import { Inject, Injectable } from '@nestjs/common';
import {
  type InputOf,
  type importEntries,
  importedEntry,
  importedOtherwise,
  invalidInput,
  type Noted,
  type OutputOf,
  Rejection,
} from '#contracts';
import type { Asked } from '#messaging';
import { type AggregateStore, type Context, UniqueTaken } from '#persistence';
import { Parts } from '#service';
import type { Entry, EntryEvent } from '../entry/entry.js';
import { type Import, importEntry, importedId, isSameImport } from '../entry/import-entry.js';
import { OwnEvents } from './own-events.js';
import { IncidentRecord } from './record.js';
import { ENTRIES } from './stores.js';

type Report = OutputOf<typeof importEntries>;

/** Takes over entries of other records. */
@Injectable()
export class Importing {
  constructor(
    @Inject(ENTRIES) private readonly entries: AggregateStore<Entry, EntryEvent>,
    @Inject(IncidentRecord) private readonly record: IncidentRecord,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  /** Takes each entry that can be taken, once; the others are named. */
  async import(asked: Asked, { incident, from, entries }: InputOf<typeof importEntries>): Promise<Report> {
    const { restricted } = await this.parts.authority.mustSee(asked.caller, incident);
    const to = { incident, from, restricted, span: await this.record.spanOf(incident) };
    const outcomes = await Promise.all(entries.map((entry) => this.outcomeOf(asked, entry, to)));
    return {
      added: outcomes.filter((outcome) => outcome === 'added').length,
      alreadyThere: outcomes.filter((outcome) => outcome === 'there').length,
      refused: outcomes.flatMap((outcome, index) => {
        if (!(outcome instanceof Rejection)) return [];
        const { code, detail, errors } = outcome.problem(asked.language);
        const fields = errors?.map(({ field, message }) => `${field}: ${message}`).join('; ');
        return [{ index, code, message: code === invalidInput.code && fields ? fields : detail }];
      }),
    };
  }

  /** What became of one entry. Throws only what concerns them all, such as a database that is away. */
  private async outcomeOf(asked: Asked, given: unknown, to: Import): Promise<'added' | 'there' | Rejection> {
    const read = importedEntry.safeParse(given);
    if (!read.success) {
      const faults = read.error.issues.map(({ path, message }) => ({ field: path.join('.') || 'entry', message }));
      return invalidInput({}, faults.slice(0, 5));
    }
    try {
      return await this.add(asked, importedId(to, read.data.id), importEntry(read.data, to));
    } catch (error) {
      if (error instanceof Rejection && error.status < 500) return error;
      throw error;
    }
  }

  private async add(asked: Asked, id: string, decide: (context: Context) => readonly EntryEvent[]) {
    // Each entry is there once by its id: the key of the request, which is one for all, is not needed.
    const own = new OwnEvents(asked, { once: false });
    let decided: Noted | undefined;
    const deciding = (context: Context) => {
      const events = decide(context);
      decided = events[0]?.data as Noted;
      return events;
    };
    try {
      const result = await this.entries.create(id, own.call, deciding, () => id);
      await this.record.takeOwn(decided!.incident, result, own);
      return 'added';
    } catch (error) {
      if (!(error instanceof UniqueTaken)) throw error;
      if (await this.isThere(id, decided!)) return 'there';
      throw importedOtherwise({ entry: id });
    }
  }

  /** Whether it is here as it comes now; from what was redacted here nobody can tell, and nobody needs to. */
  private async isThere(id: string, now: Noted): Promise<boolean> {
    const before = (await this.entries.load(id))?.state.note;
    if (before && isSameImport(before, now)) return true;
    return Boolean((await this.record.lines.find(now.incident, id))?.redaction);
  }
}
