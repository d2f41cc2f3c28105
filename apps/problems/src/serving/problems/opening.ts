import { Inject, Injectable } from '@nestjs/common';
import type { Envelope, Incident } from '#contracts';
import { eventCall, Parts } from '#service';
import { noteIncident } from '../../problem/link-incident.js';
import { isLookedAt, RECURRENCE_DAYS, ruleFor } from '../../problem/open-rule.js';
import { KnownIncidents } from '../knowledge/known-incidents.js';
import { NEWEST_FIRST, problemsAt } from './problem-queries.js';
import { Problems } from './problems.js';

/** Problems that may stand behind one incident. */
const MOST_BEHIND = 50;

/** What follows from incidents: the problem behind one is opened by rule when it is over, and known by its latest. */
@Injectable()
export class Opening {
  constructor(
    @Inject(Problems) private readonly problems: Problems,
    @Inject(KnownIncidents) private readonly known: KnownIncidents,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  /** Follows an incident. Safe to repeat, and old events open nothing that was opened and closed since. */
  async follow(event: Envelope): Promise<void> {
    const noted = { incident: event.data.incident as Incident, sequence: event.sequence };
    const { incident } = noted;
    // The latest decides: what comes late or again opens nothing over an incident that goes on.
    await this.known.follow(event);
    const behind = await this.problems.store.list(
      problemsAt({ incident: incident.id }, null),
      NEWEST_FIRST,
      MOST_BEHIND,
    );
    const call = { ...eventCall(event), by: this.parts.self };
    for (const { state } of behind) await this.problems.decide(call, state.id, noteIncident(noted));
    if (behind.length > 0 || !isLookedAt(incident)) return;
    const latest = (await this.known.of(incident.id)) ?? noted;
    const surroundings = {
      affected: await this.known.affectedBy(incident.id),
      alike: await this.known.alikeTo(latest.incident, RECURRENCE_DAYS),
    };
    const because = ruleFor(latest.incident, surroundings);
    if (because) await this.problems.openFor(latest, because, call);
  }
}
