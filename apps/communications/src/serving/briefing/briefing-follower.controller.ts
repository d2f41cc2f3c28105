import { Controller, Inject } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import {
  accountabilityResolved,
  type Envelope,
  languageFollowed,
  readEventSubject,
  updateSent,
  updateWithdrawn,
} from '#contracts';
import { Follows } from '#messaging';
import { noteSaid, noteSaidToo, noteTakenBack } from '../../briefing/note-said.js';
import { Briefs, EXECUTIVES } from './briefs.js';
import { Questions } from './questions.js';

const isForExecutives = ({ data }: Envelope): boolean => data.audience === EXECUTIVES;

/** Keeps what was last said to executives in their brief, and who is to answer their questions. */
@Controller()
export class BriefingFollower {
  constructor(
    @Inject(Briefs) private readonly briefs: Briefs,
    @Inject(Questions) private readonly questions: Questions,
  ) {}

  @Follows(accountabilityResolved)
  accountability(@Payload() event: Envelope): Promise<void> {
    return this.questions.passOn(event);
  }

  @Follows(updateSent)
  async sent(@Payload() event: Envelope, @Ctx() { subject }: { subject: string }): Promise<void> {
    if (!isForExecutives(event)) return;
    await this.briefs.note(event, noteSaid(event.data as never, isRestricted(subject)));
  }

  @Follows(languageFollowed)
  async followed(@Payload() event: Envelope): Promise<void> {
    if (isForExecutives(event)) await this.briefs.note(event, noteSaidToo(event.data as never));
  }

  @Follows(updateWithdrawn)
  async withdrawn(@Payload() event: Envelope, @Ctx() { subject }: { subject: string }): Promise<void> {
    if (!isForExecutives(event)) return;
    await this.briefs.note(event, noteTakenBack(event.data as never, isRestricted(subject)));
  }
}

const isRestricted = (subject: string): boolean => readEventSubject(subject)?.restricted ?? false;
