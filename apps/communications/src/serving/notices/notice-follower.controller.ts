import { Controller, Inject } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { type Envelope, noticesGathered, noticesSnoozed, snoozeEnded } from '#contracts';
import { Follows } from '#messaging';
import { Parts } from '#service';
import type { NoticeBox } from '../../notice/notice-box-aggregate.js';
import { DigestSender } from './digest-sender.js';
import { NoticeStore } from './notice-store.js';

/** What is older was sent long ago: it comes out of a log. */
const SENT_LONG_AGO_MS = 24 * 60 * 60_000;

/** Sees to what this service decided itself, once that is certain; whatever dies in between, it comes again. */
@Controller()
export class NoticeFollower {
  constructor(
    @Inject(DigestSender) private readonly sender: DigestSender,
    @Inject(NoticeStore) private readonly notices: NoticeStore,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  @Follows(noticesGathered)
  async gathered(@Payload() { time, data }: Envelope): Promise<void> {
    if (this.parts.clock.now().getTime() - Date.parse(time) > SENT_LONG_AGO_MS) return;
    await this.sender.send(data as NoticeBox);
  }

  /** What was held back until another time may go now, or is held back until the new one. */
  @Follows(noticesSnoozed, snoozeEnded)
  async snoozed(@Payload() { incident, actor }: Envelope): Promise<void> {
    await this.notices.release(actor, incident, this.parts.clock.now().toISOString());
  }
}
