import { Inject, Injectable } from '@nestjs/common';
import type { Envelope, Incident } from '#contracts';
import type { AggregateStore, Call } from '#persistence';
import { eventCall } from '#service';
import { joinRosters } from '../merging/join-rosters.js';
import type { Roster, RosterEvent } from '../roster/roster.js';
import { Rosters } from './rosters.js';
import { ROSTERS } from './stores.js';

/** When an incident was merged into another, its roster joins that one's. */
@Injectable()
export class Mergers {
  constructor(
    @Inject(ROSTERS) private readonly store: AggregateStore<Roster, RosterEvent>,
    @Inject(Rosters) private readonly rosters: Rosters,
  ) {}

  /**
   * Follows an event that the roster of its incident has taken note of: from then on its roles no longer move, so what is
   * read here is the last of it. Safe to repeat, and any later event of the incident makes up for one that failed.
   */
  async follow(event: Envelope): Promise<void> {
    const { id, mergedInto } = event.data.incident as Incident;
    if (mergedInto === undefined) return;
    const source = await this.store.load(id);
    if (source) await this.join(source.state, mergedInto, eventCall(event), new Set([id]));
  }

  /** Joins the source to that roster; where that one was merged meanwhile without it, to the one it lives on in. */
  private async join(source: Roster, into: string, call: Call, passed: Set<string>): Promise<void> {
    await this.rosters.openUnlessOpen(into);
    const { answer: target } = await this.store.change(
      into,
      call,
      (roster, context) => (roster!.about.mergedInto === undefined ? joinRosters(source)(roster!, context) : []),
      (roster) => roster,
    );
    const { mergedInto } = target.about;
    if (target.joined.includes(source.incident) || mergedInto === undefined || passed.has(mergedInto)) return;
    await this.join(source, mergedInto, call, passed.add(into));
  }
}
