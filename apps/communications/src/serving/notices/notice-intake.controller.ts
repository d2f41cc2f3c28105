import { Controller, Inject } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { type Envelope, EVENTS, NO_INCIDENT } from '#contracts';
import { Follows } from '#messaging';
import { Parts } from '#service';
import { type AboutIncident, noticesOf, reachedBy } from '../../notice/notices-of.js';
import { KnownIncidents } from '../knowledge/known-incidents.js';
import { isProblem, KnownProblems } from '../knowledge/known-problems.js';
import { NoticeStore } from './notice-store.js';

/** Every event that has to reach somebody, whichever service it is of: a new one needs no change here. */
export const NOTIFYING = EVENTS.filter(({ notifies }) => notifies !== undefined);

/** Keeps what the other services have to tell people. An event is one notice to a person, however often it comes. */
@Controller()
export class NoticeIntake {
  constructor(
    @Inject(NoticeStore) private readonly notices: NoticeStore,
    @Inject(KnownIncidents) private readonly incidents: KnownIncidents,
    @Inject(KnownProblems) private readonly problems: KnownProblems,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  @Follows(...NOTIFYING)
  async take(@Payload() event: Envelope): Promise<void> {
    const now = this.parts.clock.now().toISOString();
    // Most of what happens reaches nobody but who did it: then the incident need not be looked up.
    if (reachedBy(event, now).size === 0) return;
    await this.notices.keep(noticesOf(event, await this.about(event.incident), now));
  }

  /** A problem goes on after drills and what was told afterwards: whatever asks something of people there is meant. */
  private async about(place: string): Promise<AboutIncident | null> {
    if (place === NO_INCIDENT) return null;
    return isProblem(place) ? { ...(await this.problems.of(place)), kind: 'real' } : this.incidents.of(place);
  }
}
