import { Controller, Inject } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { accountabilityResolved, type Envelope } from '#contracts';
import { Follows } from '#messaging';
import { Parts } from './parts.js';

/** Keeps a service's copy of the accountability tables at the latest; for services that ask who may do what. */
@Controller()
export class AccountabilityFollower {
  constructor(@Inject(Parts) private readonly parts: Parts) {
    parts.copies.push(parts.authority.copy);
  }

  @Follows(accountabilityResolved)
  async follow(@Payload() event: Envelope): Promise<void> {
    await this.parts.authority.copy.take(event);
  }
}
