import { Controller, Inject } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { type Envelope, eventOfType, NO_INCIDENT, readEventSubject } from '#contracts';
import { Follows } from '#messaging';
import { IncidentRecord } from './record.js';

/** Takes every event of every service on an incident into the record, its own included. */
@Controller()
export class RecordFollower {
  constructor(@Inject(IncidentRecord) private readonly records: IncidentRecord) {}

  @Follows('everything')
  async record(@Payload() event: Envelope, @Ctx() { subject }: { subject: string }): Promise<void> {
    const place = readEventSubject(subject);
    const tellsNothing = eventOfType(event.type)?.wording === null;
    if (!place || event.incident === NO_INCIDENT || tellsNothing) return;
    await this.records.take(event, place.restricted);
  }
}
