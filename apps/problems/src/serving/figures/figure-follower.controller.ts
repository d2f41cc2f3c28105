import { Controller, Inject } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import {
  type Envelope,
  EVENTS,
  handoverDeclined,
  handoverExpired,
  holdingUnconfirmed,
  managerSilent,
  NO_INCIDENT,
  promiseDue,
  promiseKept,
  vacancyDue,
} from '#contracts';
import { Follows } from '#messaging';
import { factOf } from '../../figure/fact.js';
import { CountedIncidents } from './counted-incidents.js';
import { FactStore } from './fact-store.js';

/** Every event that says who is in an incident, and in which role: a new one needs no change here. */
const PRESENCE = EVENTS.filter(({ presence }) => presence !== undefined);

/** Keeps what figures are counted from. */
@Controller()
export class FigureFollower {
  constructor(
    @Inject(FactStore) private readonly facts: FactStore,
    @Inject(CountedIncidents) private readonly incidents: CountedIncidents,
  ) {}

  @Follows({ service: 'incidents' })
  async incident(@Payload() event: Envelope): Promise<void> {
    if (event.incident === NO_INCIDENT || !event.data.incident) return;
    await this.incidents.follow(event);
    await this.take(event);
  }

  @Follows(...PRESENCE, holdingUnconfirmed, managerSilent, vacancyDue, handoverDeclined, handoverExpired)
  roles(@Payload() event: Envelope): Promise<void> {
    return this.take(event);
  }

  @Follows(promiseKept, promiseDue)
  communications(@Payload() event: Envelope): Promise<void> {
    return this.take(event);
  }

  /** By their names, whichever room of this service they are of. */
  @Follows({ service: 'problems' })
  problems(@Payload() event: Envelope): Promise<void> {
    return this.take(event);
  }

  private async take(event: Envelope): Promise<void> {
    const fact = factOf(event);
    if (fact && event.incident !== NO_INCIDENT) await this.facts.keep(fact);
  }
}
