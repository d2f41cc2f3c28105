import { Controller, Inject } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { type Envelope, NO_INCIDENT, noteAdded, readEventSubject } from '#contracts';
import { Follows } from '#messaging';
import { firstShown } from '../entry/shown.js';
import { KeptRecords } from './kept-records.js';

/** Keeps what is known of each record at the latest: how its incident is, and that people write. */
@Controller()
export class IncidentFollower {
  constructor(@Inject(KeptRecords) private readonly records: KeptRecords) {}

  @Follows({ service: 'incidents' })
  async follow(@Payload() event: Envelope, @Ctx() { subject }: { subject: string }): Promise<void> {
    const place = readEventSubject(subject);
    if (!place || event.incident === NO_INCIDENT) return;
    await this.records.follow(event, place.restricted);
  }

  @Follows(noteAdded)
  async hear(@Payload() event: Envelope): Promise<void> {
    if (firstShown(event).word) await this.records.hear(event);
  }
}
