import { Controller, Inject } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { type Envelope, EVENTS, NO_INCIDENT } from '#contracts';
import { Follows } from '#messaging';
import { Parts } from '#service';
import { noticesOf, reachedBy } from '../../notice/notices-of.js';
import { KnownIncidents } from '../knowledge/known-incidents.js';
import { NoticeStore } from './notice-store.js';

/** Every event that has to reach somebody, whichever service it is of: a new one needs no change here. */
export const NOTIFYING = EVENTS.filter(({ notifies }) => notifies !== undefined);

/** Keeps what the other services have to tell people. An event is one notice to a person, however often it comes. */
@Controller()
export class NoticeIntake {
  constructor(
    @Inject(NoticeStore) private readonly notices: NoticeStore,
    @Inject(KnownIncidents) private readonly incidents: KnownIncidents,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  @Follows(...NOTIFYING)
  async take(@Payload() event: Envelope): Promise<void> {
    const now = this.parts.clock.now().toISOString();
    // Most of what happens reaches nobody but who did it: then the incident need not be looked up.
    if (reachedBy(event, now).size === 0) return;
    const about = event.incident === NO_INCIDENT ? null : await this.incidents.of(event.incident);
    await this.notices.keep(noticesOf(event, about, now));
  }
}
