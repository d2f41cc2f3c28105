import { Controller, Inject } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { type Envelope, NO_INCIDENT } from '#contracts';
import { Follows } from '#messaging';
import { Opening } from './opening.js';

/** What becomes of incidents, for the problems behind them. */
@Controller()
export class IncidentFollower {
  constructor(@Inject(Opening) private readonly opening: Opening) {}

  @Follows({ service: 'incidents' })
  async follow(@Payload() event: Envelope): Promise<void> {
    if (event.incident !== NO_INCIDENT) await this.opening.follow(event);
  }
}
