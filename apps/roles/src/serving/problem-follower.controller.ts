import { Controller, Inject } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import type { Envelope } from '#contracts';
import { Follows } from '#messaging';
import { ProblemRosters } from './problem-rosters.js';
import { Rosters } from './rosters.js';

/** Gives each problem its roster, and keeps what that knows of it at the latest. */
@Controller()
export class ProblemFollower {
  constructor(
    @Inject(ProblemRosters) private readonly problems: ProblemRosters,
    @Inject(Rosters) private readonly rosters: Rosters,
  ) {}

  @Follows({ service: 'problems' })
  follow(@Payload() event: Envelope): Promise<void> {
    return this.problems.follow(event, (incident) => this.rosters.openUnlessOpen(incident));
  }
}
