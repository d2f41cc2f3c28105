import { Inject, Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import { accountabilityResolved } from '#contracts';
import type { Asked } from '#messaging';
import { type AggregateStore, eventLog, type LoggedEvent, reading, type StoredAggregate } from '#persistence';
import { Parts } from '#service';
import { storyOf, type Told } from '../history/story.js';
import type { Roster, RosterEvent } from '../roster/roster.js';
import { Rosters, type Seen } from './rosters.js';
import { ROSTERS } from './stores.js';

/** A roster with all that happened to it so far. */
export interface Remembered extends Seen {
  readonly story: readonly Told[];
}

/** The events of a roster that change it, in their order; the table is only what follows from them, and most of their weight. */
export const eventsOf = (incident: string, upTo: number) => ({
  aggregate: incident,
  sequence: { $lte: upTo },
  'event.type': { $ne: accountabilityResolved.type },
});

/** What happened to rosters, from the log and what has not reached it yet: there is no second store of it. */
@Injectable()
export class Histories {
  constructor(
    @Inject(ROSTERS) private readonly store: AggregateStore<Roster, RosterEvent>,
    @Inject(Rosters) private readonly rosters: Rosters,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  /** The roster as it is and how it came to be so, for somebody who sees the incident. */
  async of(asked: Asked, incident: string): Promise<Remembered> {
    const seen = await this.rosters.see(asked, incident);
    // An event is in the log before it leaves the outbox: what this outbox has no more, the log has by now.
    const filter = { _id: incident } as mongo.Filter<StoredAggregate<Roster>>;
    const kept = await reading(this.store.collection.findOne(filter, { projection: { outbox: 1 } }));
    const log = eventLog(this.parts.connection)
      .find(eventsOf(incident, seen.sequence) as mongo.Filter<LoggedEvent>, { projection: { event: 1 } })
      .sort({ sequence: 1 });
    const entries = [...(await reading(log.toArray())), ...(kept?.outbox ?? [])];
    const events = entries.map(({ event }) => event).filter(({ sequence }) => sequence <= seen.sequence);
    return { ...seen, story: storyOf(events) };
  }
}
