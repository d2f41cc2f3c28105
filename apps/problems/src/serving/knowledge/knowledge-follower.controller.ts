import { Controller, Inject } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { affectedReported, type Envelope, NO_INCIDENT } from '#contracts';
import { Follows } from '#messaging';
import { KnownIncidents } from './known-incidents.js';

/** Keeps what is known beside the incidents, which their own follower keeps, at the latest. */
@Controller()
export class KnowledgeFollower {
  constructor(@Inject(KnownIncidents) private readonly known: KnownIncidents) {}

  @Follows(affectedReported)
  async affected(@Payload() event: Envelope): Promise<void> {
    if (event.incident !== NO_INCIDENT) await this.known.followAffected(event);
  }
}
