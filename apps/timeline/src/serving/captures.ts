import { Inject, Injectable } from '@nestjs/common';
import {
  actorOf,
  type captureEntry,
  captureReused,
  type InputOf,
  type OutputOf,
  occurredInFuture,
  occurredTooEarly,
  Rejection,
} from '#contracts';
import type { Asked } from '#messaging';
import { type AggregateStore, type Answered, UniqueTaken } from '#persistence';
import { Parts } from '#service';
import { captureId, captureEntry as decideCapture, isSameCapture } from '../entry/capture-entry.js';
import type { Entry, EntryEvent } from '../entry/entry.js';
import { wordedEntry } from '../reading/worded-entry.js';
import { OwnEvents } from './own-events.js';
import { IncidentRecord } from './record.js';
import { ENTRIES } from './stores.js';

type Captured = InputOf<typeof captureEntry>;

/** A repeat is told of the entry that is there, also when its time would no longer do. */
const ABOUT_TIME: readonly string[] = [occurredInFuture.code, occurredTooEarly.code];

/** What an entry came with: kept with its key, so that a repeat of the request is told the same. */
interface Capture {
  readonly entry: string;
  readonly alreadyThere: boolean;
}

/** What programs tell goes into the record, each thing once by its source's own id. */
@Injectable()
export class Captures {
  constructor(
    @Inject(ENTRIES) private readonly entries: AggregateStore<Entry, EntryEvent>,
    @Inject(IncidentRecord) private readonly record: IncidentRecord,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  /** Makes the entry, or gives the one that is there. Throws `capture-reused` when that one says something else. */
  async capture(asked: Asked, input: Captured): Promise<OutputOf<typeof captureEntry>> {
    const { incident } = input;
    const { restricted } = await this.parts.authority.mustSee(asked.caller, incident);
    const id = captureId(incident, input.source);
    const own = new OwnEvents(asked);
    const decide = decideCapture(input, { restricted, span: await this.record.spanOf(incident) });
    const { answer, sequence } = await this.made(id, own, decide).catch((error: unknown) => this.taken(error, id));
    const { entry, alreadyThere } = answer;
    const line = await this.record.takeOwn(incident, { answer: entry, sequence }, own);
    if (alreadyThere) await this.mustBeSame(input, id, line.event);
    return asked.answered(id, { sequence, answer: { ...wordedEntry(line, asked.language), alreadyThere } });
  }

  private made(id: string, own: OwnEvents, decide: ReturnType<typeof decideCapture>): Promise<Answered<Capture>> {
    return this.entries.create(id, own.call, decide, () => ({ entry: id, alreadyThere: false }));
  }

  /** Whoever else made it: a repeat, another caller, another replica. */
  private async taken(error: unknown, id: string): Promise<Answered<Capture>> {
    const isAboutTime = error instanceof Rejection && ABOUT_TIME.includes(error.code);
    if (!isAboutTime && !(error instanceof UniqueTaken)) throw error;
    const stored = await this.entries.load(id);
    if (!stored) throw error;
    // Its first event is what came; what people did with it since need not be awaited.
    return { answer: { entry: id, alreadyThere: true }, sequence: 1 };
  }

  private async mustBeSame(input: Captured, entry: string, event: Parameters<typeof actorOf>[0]): Promise<void> {
    const stored = await this.entries.load(entry);
    if (stored?.state.note && isSameCapture(input, stored.state.note)) return;
    const { system, externalId } = input.source;
    throw captureReused({ entry, system, externalId, by: actorOf(event).name, at: event.time });
  }
}
