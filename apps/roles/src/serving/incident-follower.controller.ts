import { Controller, Inject } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { type Envelope, NO_INCIDENT } from '#contracts';
import { Follows, type Sightings } from '#messaging';
import { SIGHTINGS } from '#service';
import { Mergers } from './mergers.js';
import { Rosters } from './rosters.js';

/** Keeps each roster's knowledge of its incident at the latest. */
@Controller()
export class IncidentFollower {
  constructor(
    @Inject(Rosters) private readonly rosters: Rosters,
    @Inject(Mergers) private readonly mergers: Mergers,
    @Inject(SIGHTINGS) private readonly sightings: Sightings,
  ) {}

  @Follows({ service: 'incidents' })
  async follow(@Payload() event: Envelope): Promise<void> {
    if (event.incident === NO_INCIDENT) return;
    await this.rosters.follow(event);
    this.sightings.arrived();
    await this.mergers.follow(event);
  }
}
