import { Controller, Inject } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { type Envelope, meetingCalled, meetingCalledOff, PROBLEM_EVENTS } from '#contracts';
import { Follows } from '#messaging';
import { eventCall } from '#service';
import { Convenings } from './convenings.js';

/** Whether a problem waits for a meeting, and what its meetings follow of it. */
@Controller()
export class MeetingFollower {
  constructor(@Inject(Convenings) private readonly convenings: Convenings) {}

  /** Events come late and again: each only says that it is time to look. */
  @Follows(...PROBLEM_EVENTS, meetingCalled, meetingCalledOff)
  async note(@Payload() event: Envelope): Promise<void> {
    const again = event.type === meetingCalledOff.type ? event.time : undefined;
    await this.convenings.note(event.incident, eventCall(event), again);
  }
}
