import { Controller, Inject } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { type Envelope, eventOfType, NO_INCIDENT, readEventSubject } from '#contracts';
import { Follows, type Sightings } from '#messaging';
import type { AggregateStore } from '#persistence';
import { Parts, SIGHTINGS } from '#service';
import type { NoteEvent } from '../entry/add-note.js';
import { eventEntry } from '../entry/event-entry.js';
import type { StoredEntry } from '../entry/stored-entry.js';
import { EntryInserter } from './entry-inserter.js';
import { ENTRIES } from './stores.js';

/** Takes every event of every service on an incident into the record. */
@Controller()
export class RecordFollower {
  private readonly inserter: EntryInserter;

  constructor(
    @Inject(ENTRIES) store: AggregateStore<StoredEntry, NoteEvent>,
    @Inject(SIGHTINGS) private readonly sightings: Sightings,
    @Inject(Parts) parts: Parts,
  ) {
    this.inserter = new EntryInserter(store.collection);
    parts.copies.push(this.inserter);
  }

  @Follows('everything')
  async record(@Payload() event: Envelope, @Ctx() { subject }: { subject: string }): Promise<void> {
    const place = readEventSubject(subject);
    const tellsNothing = eventOfType(event.type)?.wording === null;
    // Notes are in the record from the moment they are taken.
    if (!place || event.incident === NO_INCIDENT || tellsNothing || place.service === 'timeline') return;
    await this.inserter.insert(event.id, eventEntry(event, place.restricted));
    this.sightings.arrived();
  }
}
