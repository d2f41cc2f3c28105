import { Controller, Inject } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import {
  attendeeLeftOut,
  attendeesInvited,
  type Envelope,
  meetingCalled,
  meetingCalledOff,
  meetingMoved,
  type PersonReference,
} from '#contracts';
import { Follows } from '#messaging';
import { Invitations } from './invitations.js';

/** Sees to it that whoever is to come to a meeting has it in their calendar, and no longer when it is called off. */
@Controller()
export class MeetingFollower {
  constructor(@Inject(Invitations) private readonly invitations: Invitations) {}

  @Follows(meetingCalled)
  called(@Payload() event: Envelope): Promise<void> {
    return this.invitations.send({ event, turn: 'called', to: null });
  }

  @Follows(meetingMoved)
  moved(@Payload() event: Envelope): Promise<void> {
    return this.invitations.send({ event, turn: 'moved', to: null });
  }

  @Follows(meetingCalledOff)
  calledOff(@Payload() event: Envelope): Promise<void> {
    return this.invitations.send({ event, turn: 'called-off', to: null });
  }

  @Follows(attendeesInvited)
  invited(@Payload() event: Envelope): Promise<void> {
    return this.invitations.send({ event, turn: 'called', to: event.data.people as PersonReference[] });
  }

  @Follows(attendeeLeftOut)
  leftOut(@Payload() event: Envelope): Promise<void> {
    return this.invitations.send({ event, turn: 'left-out', to: [event.data.person as PersonReference] });
  }
}
