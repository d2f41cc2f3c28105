import { Inject, Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import { answeringFor } from '#authority';
import {
  COMMAND_INCIDENT,
  type Envelope,
  type Incident,
  incidentDeclared,
  MAINTAIN_TIMELINE,
  type Seal,
  statusChanged,
} from '#contracts';
import { type AggregateStore, reading } from '#persistence';
import { eventCall, Parts } from '#service';
import type { Line } from '../chain/line.js';
import { sealRecord } from '../seal/seal-record.js';
import { signSeal } from '../seal/signature.js';
import { noteIncident } from '../silence/note-incident.js';
import type { Keepers, KeptRecord, RecordEvent } from '../silence/record.js';
import { hearWord } from '../silence/silence-clock.js';
import { IncidentRecord } from './record.js';
import { RECORDS } from './stores.js';

/** Finds the words that people wrote, latest first by the index of words. */
export const wordsOf = (incident: string): mongo.Filter<Line> =>
  ({ incident, 'shown.word': true }) as mongo.Filter<Line>;

/** What is known of the record of each incident: whether somebody has to write in it, and its seal. */
@Injectable()
export class KeptRecords {
  constructor(
    @Inject(RECORDS) readonly store: AggregateStore<KeptRecord, RecordEvent>,
    @Inject(IncidentRecord) private readonly records: IncidentRecord,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  /** What is known of a record, or undefined before anything is. */
  async of(incident: string): Promise<KeptRecord | undefined> {
    return (await this.store.load(incident))?.state;
  }

  /** The seal of the latest closing, or null before there is one. */
  async sealOf(incident: string): Promise<Seal | null> {
    const kept = (await this.of(incident))?.seal;
    if (!kept) return null;
    const { length, head, at, signature } = kept;
    return { length, head, at, signature };
  }

  /** Follows an incident: how it is, and its closing, which is sealed. */
  async follow(event: Envelope, restricted: boolean): Promise<void> {
    const incident = event.data.incident as Incident;
    const note = noteIncident(incident, { sequence: event.sequence, at: event.time });
    const call = eventCall(event);
    const isDeclared = event.type === incidentDeclared.type;
    if (isDeclared && (await this.store.createUnlessThere(event.incident, call, () => note(undefined)))) return;
    await this.store.change(event.incident, call, note, () => undefined);
    if (event.type === statusChanged.type && event.data.to === 'closed') await this.seal(event, restricted);
  }

  /** A person wrote something. */
  async hear(event: Envelope): Promise<void> {
    await this.store.change(event.incident, eventCall(event), hearWord(event.time), () => undefined);
  }

  /** When a person wrote last; null: nobody did. */
  async lastWord(incident: string): Promise<string | null> {
    const words = this.records.lines.collection.find(wordsOf(incident), { projection: { event: 1 } });
    const [last] = await reading(words.sort({ 'event.time': -1 }).limit(1).toArray());
    return last?.event.time ?? null;
  }

  /** Whom to ask why nobody writes; undefined while nobody can say. */
  async keepers(incident: string): Promise<Keepers | undefined> {
    const known = await this.parts.authority.tableOf(incident);
    const answers = (duty: string) => known && answeringFor(known.table, [duty])?.accountable;
    const [keeper, manager] = [answers(MAINTAIN_TIMELINE), answers(COMMAND_INCIDENT)];
    return keeper && manager && { keeper, manager };
  }

  /** The same closing is the same place in the chain, so whoever seals it first or again seals the same. */
  private async seal(event: Envelope, restricted: boolean): Promise<void> {
    const { incident, id: closing, time: at } = event;
    await this.records.take(event, restricted);
    const { position: length, head } = await this.records.entry(incident, closing);
    const signature = await signSeal(this.parts.settings.serviceKey, { incident, length, head, at });
    const decide = sealRecord({ closing, length, head, at, signature });
    await this.store.change(incident, { ...eventCall(event), by: this.parts.self }, decide, () => undefined);
  }
}
