import { Controller, Inject } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import {
  componentRegistered,
  type Envelope,
  type Incident,
  NO_INCIDENT,
  PROBLEM_EVENTS,
  personChanged,
  personRegistered,
} from '#contracts';
import { Follows, type Sightings } from '#messaging';
import { SIGHTINGS } from '#service';
import { FirstDues } from './first-dues.js';
import { KnownIncidents } from './known-incidents.js';
import { KnownPeople } from './known-people.js';
import { KnownProblems } from './known-problems.js';

/** Keeps what this service knows of incidents, components and people at the latest. */
@Controller()
export class KnowledgeFollower {
  constructor(
    @Inject(KnownIncidents) private readonly incidents: KnownIncidents,
    @Inject(KnownPeople) private readonly people: KnownPeople,
    @Inject(KnownProblems) private readonly problems: KnownProblems,
    @Inject(FirstDues) private readonly dues: FirstDues,
    @Inject(SIGHTINGS) private readonly sightings: Sightings,
  ) {}

  @Follows({ service: 'incidents' })
  async incident(@Payload() event: Envelope): Promise<void> {
    if (event.type === componentRegistered.type) return this.incidents.followComponent(event);
    if (event.incident === NO_INCIDENT) return;
    await this.incidents.follow(event, await this.dues.of(event.data.incident as Incident));
    this.sightings.arrived();
  }

  @Follows(personRegistered)
  registered(@Payload() event: Envelope): Promise<void> {
    return this.people.follow(event);
  }

  @Follows(personChanged)
  changed(@Payload() event: Envelope): Promise<void> {
    return this.people.follow(event);
  }

  @Follows(...PROBLEM_EVENTS)
  problem(@Payload() event: Envelope): Promise<void> {
    return this.problems.follow(event);
  }
}
