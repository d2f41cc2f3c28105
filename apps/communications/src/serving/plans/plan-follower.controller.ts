import { Controller, Inject } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import {
  accountabilityResolved,
  audienceDefined,
  componentRegistered,
  type Envelope,
  incidentDeclared,
  languageFollowed,
  NO_INCIDENT,
  updateSent,
  updateWithdrawn,
} from '#contracts';
import { Follows } from '#messaging';
import { Noting } from './noting.js';

/** Keeps plans at the latest of what they depend on. */
@Controller()
export class PlanFollower {
  constructor(@Inject(Noting) private readonly noting: Noting) {}

  @Follows({ service: 'incidents' })
  async incident(@Payload() event: Envelope): Promise<void> {
    // Nothing is stored for a declaration: until somebody touches it, its plan follows from the incident.
    const isNothing = event.type === componentRegistered.type || event.type === incidentDeclared.type;
    if (!isNothing && event.incident !== NO_INCIDENT) await this.noting.incident(event);
  }

  @Follows(accountabilityResolved)
  accountability(@Payload() event: Envelope): Promise<void> {
    return this.noting.standing(event);
  }

  @Follows(updateSent)
  sent(@Payload() event: Envelope): Promise<void> {
    return this.noting.sending(event);
  }

  @Follows(languageFollowed)
  followed(@Payload() event: Envelope): Promise<void> {
    return this.noting.language(event);
  }

  @Follows(updateWithdrawn)
  withdrawn(@Payload() event: Envelope): Promise<void> {
    return this.noting.withdrawal(event);
  }

  @Follows(audienceDefined)
  audience(@Payload() event: Envelope): Promise<void> {
    return this.noting.audiences(event);
  }
}
