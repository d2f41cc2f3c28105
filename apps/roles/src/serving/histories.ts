import { Inject, Injectable } from '@nestjs/common';
import type { Asked } from '#messaging';
import type { AggregateStore } from '#persistence';
import { Parts } from '#service';
import type { Told } from '../history/story.js';
import type { Roster, RosterEvent } from '../roster/roster.js';
import { Rosters, type Seen } from './rosters.js';
import { ROSTERS } from './stores.js';
import { storyUpTo } from './stories.js';

/** A roster with all that happened to it so far. */
export interface Remembered extends Seen {
  readonly story: readonly Told[];
}

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
    return { ...seen, story: await storyUpTo(this.parts, this.store, incident, seen.sequence) };
  }
}
