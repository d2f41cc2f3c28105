import { Inject, Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import {
  type EventOf,
  type entriesRedacted,
  hasWords,
  type InputOf,
  inTheWay,
  KEEPERS,
  MAINTAIN_TIMELINE,
  notForYou,
  type OutputOf,
  type redactWords,
  UPKEEP,
  type Upkeep,
  wordInUse,
} from '#contracts';
import { type Asked, eraseEvents } from '#messaging';
import { type AggregateStore, DURABLE, reading } from '#persistence';
import { Parts } from '#service';
import type { Line, Redaction } from '../chain/line.js';
import { touched } from '../entry/shown.js';
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

/** What is told of what is in the way. */
const SHOWN = 5;
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
  constructor(
    @Inject(REDACTIONS) private readonly store: AggregateStore<RedactionState, RedactionEvent>,
    @Inject(Lines) private readonly lines: Lines,
    @Inject(Standings) private readonly standings: Standings,
    @Inject(IncidentRecord) private readonly record: IncidentRecord,
    @Inject(Words) private readonly words: Words,
    @Inject(Files) private readonly files: Files,
    @Inject(Parts) private readonly parts: Parts,
  ) {
    // The record keeps the proof of what is left, which nobody else could make; what is searched follows from its lines.
    for (const name of ['lines', 'words']) parts.redactedElsewhere.add(name);
  }

  /** Takes the words out; gives where they were. */
  async redact(asked: Asked, input: InputOf<typeof redactWords>): Promise<Redacted> {
    const { incident, words = [], files = [], reason } = input;
    const { restricted } = await this.parts.authority.mustSee(asked.caller, incident);
    await this.mustBeEntitled(asked, incident);
    await this.mustNotBeInUse(incident, words);
    await this.removeFiles(asked, { incident, restricted, reason }, files);
    if (words.length === 0) return { entries: [], documents: 0, erased: 0, missing: [] };
    const entries = await this.outOfRecord(asked, { incident, restricted, reason }, words);
    const { documents, missing } = await this.outOfStores(incident, words);
    const erased = await eraseEvents(this.parts.bus, incident, (event) => hasWords(event, words));
    return { entries, documents, erased, missing };
  }

  private async mustBeEntitled({ caller }: Asked, incident: string): Promise<void> {
    if (caller.admin) return;
    const { allowed, whoMay } = await this.parts.authority.mayDo(caller, incident, MAINTAIN_TIMELINE);
    if (!allowed) throw notForYou({ whoMay: `${whoMay}, the incident manager, administrators` });
  }

  /** Before anything is changed; a service that cannot be asked looks itself when it is asked to take them out. */
  private async mustNotBeInUse(incident: string, words: readonly string[]): Promise<void> {
    if (words.length === 0) return;
    const { found } = await this.ofServices('lookForWords', incident, words);
    const inOwn = new Set(found.flatMap((one) => one.inTheWay));
    for await (const { event } of this.linesOf(incident)) for (const one of inTheWay(event, words)) inOwn.add(one);
    if (inOwn.size > 0) throw wordInUse({ inTheWay: [...inOwn].slice(0, SHOWN) });
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
    let found: Line[] = [];
    const takeOut = async () => {
      const left = found.map((line) => redactLine(line, words));
      const data = { ...place, entries: left.map(({ entry, digest }) => ({ entry, digest })) };
      await this.overwrite(left, await this.tell(asked, data));
      entries.push(...left.map(({ entry }) => entry));
      found = [];
    };
    // Each line is looked at once, those included that tell of what was taken out: they have none of the words.
    for await (const line of this.linesOf(place.incident)) {
      if (hasWords([line.event.data, line.event.actorname, line.shown.standing], words)) found.push(line);
      if (found.length === AT_ONCE) await takeOut();
    }
    if (found.length > 0) await takeOut();
    return entries;
  }

  private linesOf(incident: string): AsyncGenerator<Line, void> {
    return this.lines.each({ incident } as mongo.Filter<Line>, { position: 1 });
  }

  private async tell(
    asked: Asked,
    data: EventOf<typeof entriesRedacted>['data'],
  ): Promise<Omit<Redaction, 'salt' | 'digest'>> {
    // Kept for a repeat would be an answer, and a digest of the words.
    const own = new OwnEvents(asked, { once: false });
    const decide = () => [{ name: 'entries-redacted', data } as const];
    await this.store.create(crypto.randomUUID(), own.call, decide, () => undefined);
    const [{ event }] = own.events as [(typeof own.events)[number]];
    await this.record.take(event, data.restricted);
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
    const entries = left.flatMap(({ entry, content: { event } }) => [entry, touched(event) ?? []].flat());
    await this.standings.showAnew(entries);
    await this.words.refresh(entries);
  }

  /** Asks every service, this one too, to look through what it stores. */
  private async outOfStores(incident: string, words: readonly string[]) {
    const { found, missing } = await this.ofServices('takeOutWords', incident, words);
    return { documents: found.reduce((sum, { documents }) => sum + documents, 0), missing };
  }

  /** What each service answers, and which could not be asked. */
  private async ofServices<Name extends 'lookForWords' | 'takeOutWords'>(
    name: Name,
    incident: string,
    words: readonly string[],
  ): Promise<{ found: OutputOf<Upkeep[Name]>[]; missing: string[] }> {
    const found: OutputOf<Upkeep[Name]>[] = [];
    const missing: string[] = [];
    const sending = { token: await this.parts.tokens.token(), timeoutMs: PATIENCE_MS };
    for (const service of KEEPERS) {
      try {
        const contract: Upkeep[Name] = UPKEEP.get(service)![name];
        found.push((await this.parts.client.ask(contract, { incident, words }, sending)).output);
      } catch (error) {
        this.parts.log.warn(
          { err: error, from: service },
          'a service could not be asked for words that must not be there',
        );
        missing.push(service);
      }
    }
    return { found, missing };
  }
}
