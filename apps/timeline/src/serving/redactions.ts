import { Inject, Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import {
  type EventOf,
  type entriesRedacted,
  hasWords,
  type InputOf,
  KEEPERS,
  notForYou,
  type OutputOf,
  type redactWords,
  UPKEEP,
} from '#contracts';
import { type Asked, eraseEvents } from '#messaging';
import { type AggregateStore, DURABLE, reading } from '#persistence';
import { Parts } from '#service';
import type { Line, Redaction } from '../chain/line.js';
import { firstShown, shownAs, TOUCHING } from '../entry/shown.js';
import { type Left, redactLine } from '../redaction/redact-lines.js';
import type { RedactionEvent, RedactionState } from '../redaction/redaction-aggregate.js';
import { Files } from './files.js';
import { Lines } from './lines.js';
import { OwnEvents } from './own-events.js';
import { IncidentRecord } from './record.js';
import { Standings } from './standings.js';
import { REDACTIONS } from './stores.js';
import { Words } from './words.js';

type Redacted = OutputOf<typeof redactWords>;

/** The duty whose entitled may take words out. */
const MAINTAIN = 'maintain-timeline';
/** Entries that one event tells of. */
const AT_ONCE = 500;
/** A service looks through all it has. */
const PATIENCE_MS = 120_000;

/**
 * Takes words out of everything there is of an incident. Each step can be done again: whoever sends the same once more
 * finishes what was left when a process died, a service was away, or somebody wrote meanwhile what they had read before.
 */
@Injectable()
export class Redactions {
  private readonly standings: Standings;

  constructor(
    @Inject(REDACTIONS) private readonly store: AggregateStore<RedactionState, RedactionEvent>,
    @Inject(Lines) private readonly lines: Lines,
    @Inject(IncidentRecord) private readonly record: IncidentRecord,
    @Inject(Words) private readonly words: Words,
    @Inject(Files) private readonly files: Files,
    @Inject(Parts) private readonly parts: Parts,
  ) {
    this.standings = new Standings(lines);
    // The record keeps the proof of what is left, which nobody else could make; what is searched follows from its lines.
    for (const name of ['lines', 'words']) parts.redactedElsewhere.add(name);
  }

  /** Takes the words out; gives where they were. */
  async redact(asked: Asked, input: InputOf<typeof redactWords>): Promise<Redacted> {
    const { incident, words = [], files = [], reason } = input;
    const { restricted } = await this.parts.authority.mustSee(asked.caller, incident);
    await this.mustBeEntitled(asked, incident);
    await this.removeFiles(asked, { incident, restricted, reason }, files);
    if (words.length === 0) return { entries: [], documents: 0, erased: 0, missing: [] };
    const entries = await this.outOfRecord(asked, { incident, restricted, reason }, words);
    const { documents, missing } = await this.outOfStores(incident, words);
    const erased = await eraseEvents(this.parts.bus, incident, (event) => hasWords(event, words));
    return { entries, documents, erased, missing };
  }

  private async mustBeEntitled({ caller }: Asked, incident: string): Promise<void> {
    if (caller.admin) return;
    const { allowed, whoMay } = await this.parts.authority.mayDo(caller, incident, MAINTAIN);
    if (!allowed) throw notForYou({ whoMay: `${whoMay}, the incident manager, administrators` });
  }

  /** Told when it is done: to remove a file twice does no harm, to tell of one that is still there would. */
  private async removeFiles(
    asked: Asked,
    place: { incident: string; restricted: boolean; reason: string },
    files: readonly string[],
  ): Promise<void> {
    if (files.length === 0) return;
    for (const file of files) await this.files.remove(place.incident, file);
    await this.tell(asked, { ...place, entries: [], files: [...files] });
  }

  /** The chain tells first what will be left of which entries; only then are the words overwritten. */
  private async outOfRecord(
    asked: Asked,
    place: { incident: string; restricted: boolean; reason: string },
    words: readonly string[],
  ): Promise<string[]> {
    const entries: string[] = [];
    for (;;) {
      const found = await this.linesWith(place.incident, words);
      if (found.length === 0) return entries;
      const left = found.map((line) => redactLine(line, words));
      const data = { ...place, entries: left.map(({ entry, digest }) => ({ entry, digest })) };
      await this.overwrite(left, await this.tell(asked, data));
      entries.push(...left.map(({ entry }) => entry));
    }
  }

  private async linesWith(incident: string, words: readonly string[]): Promise<Line[]> {
    const found: Line[] = [];
    for await (const line of this.lines.collection.find({ incident } as mongo.Filter<Line>)) {
      if (hasWords([line.event.data, line.event.actorname, line.shown], words)) found.push(line);
      if (found.length === AT_ONCE) break;
    }
    return found;
  }

  private async tell(
    asked: Asked,
    data: EventOf<typeof entriesRedacted>['data'],
  ): Promise<Omit<Redaction, 'salt' | 'digest'>> {
    // Kept for a repeat would be an answer, and a digest of the words.
    const own = new OwnEvents(asked, { once: false });
    const decide = () => [{ name: 'entries-redacted', data } as const];
    await this.store.create(crypto.randomUUID(), own.call, decide, () => undefined);
    const [{ event, subject }] = own.events as [(typeof own.events)[number]];
    await this.record.take(event, subject.startsWith('muster.restricted.'));
    return { by: asked.by, at: event.time, reason: data.reason, event: event.id };
  }

  private async overwrite(left: readonly Left[], mark: Omit<Redaction, 'salt' | 'digest'>): Promise<void> {
    const writes = left.map(({ entry, content, salt, digest }) => ({
      updateOne: {
        filter: { _id: entry },
        update: { $set: { event: content.event, salt: null, redaction: { ...mark, salt, digest } } },
      },
    }));
    await reading(this.lines.collection.bulkWrite(writes as never, { ordered: false, ...DURABLE }));
    const corrected = left.flatMap(({ content: { event } }) =>
      TOUCHING.includes(event.type) ? [event.data.entry as string] : [],
    );
    const touched = [...left.map(({ entry }) => entry), ...corrected];
    await this.showAnew(touched);
    await this.words.refresh(touched);
  }

  /** How entries show follows from their events and their corrections as they are now. */
  private async showAnew(entries: readonly string[]): Promise<void> {
    const latest = await this.standings.latestOf(entries);
    const there = await reading(this.lines.collection.find({ _id: { $in: [...entries] } }).toArray());
    const writes = there.map(({ _id, event }) => {
      const touch = latest.get(_id);
      const shown = touch ? shownAs(event, touch.standing, touch.sequence) : firstShown(event);
      return { updateOne: { filter: { _id }, update: { $set: { shown } } } };
    });
    if (writes.length > 0) await this.lines.collection.bulkWrite(writes as never, { ordered: false, ...DURABLE });
  }

  /** Asks every service, this one too, to look through what it stores. */
  private async outOfStores(incident: string, words: readonly string[]) {
    let documents = 0;
    const missing: string[] = [];
    const token = await this.parts.tokens.token();
    for (const service of KEEPERS) {
      try {
        const { takeOutWords } = UPKEEP.get(service)!;
        const sending = { token, timeoutMs: PATIENCE_MS };
        const { output } = await this.parts.client.ask(takeOutWords, { incident, words }, sending);
        documents += output.documents;
      } catch (error) {
        this.parts.log.warn({ err: error, from: service }, 'words could not be taken out');
        missing.push(service);
      }
    }
    return { documents, missing };
  }
}
