import { Controller, Inject } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { actorOf, type Envelope, languageFollowed, readEventSubject, updateSent, updateWithdrawn } from '#contracts';
import { Follows } from '#messaging';
import {
  followingLanguage,
  type Outgoing,
  sentUpdate,
  type Telling,
  withdrawnUpdate,
} from '../../delivery/outgoing-update.js';
import type { CommunicationsSettings } from '../settings.js';
import { SETTINGS } from '../settings.module.js';
import { Dispatches } from './dispatches.js';

type From = { readonly subject: string };

/** Sends what was decided to be sent. */
@Controller()
export class UpdateFollower {
  constructor(
    @Inject(Dispatches) private readonly dispatches: Dispatches,
    @Inject(SETTINGS) private readonly settings: CommunicationsSettings,
  ) {}

  @Follows(updateSent)
  sent(@Payload() event: Envelope, @Ctx() from: From): Promise<void> {
    return this.begin(event, sentUpdate(event.data as never, this.telling(event, from)));
  }

  @Follows(languageFollowed)
  followed(@Payload() event: Envelope, @Ctx() from: From): Promise<void> {
    return this.begin(event, followingLanguage(event.data as never, this.telling(event, from)));
  }

  @Follows(updateWithdrawn)
  async withdrawn(@Payload() event: Envelope, @Ctx() from: From): Promise<void> {
    // What was never sent is dropped without a word to anybody.
    if (event.data.wasSent) await this.begin(event, withdrawnUpdate(event.data as never, this.telling(event, from)));
  }

  private begin(event: Envelope, outgoing: Outgoing): Promise<void> {
    return this.dispatches.begin(outgoing, event);
  }

  private telling(event: Envelope, { subject }: From): Telling {
    const restricted = readEventSubject(subject)?.restricted ?? false;
    return { organisation: this.settings.organisation, restricted, by: actorOf(event), at: event.time };
  }
}
