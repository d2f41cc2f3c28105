import { Module } from '@nestjs/common';
import { Invitations } from './invitations.js';
import { MeetingFollower } from './meeting-follower.controller.js';

/** Invitations to meetings: calendars take them from a mail. */
@Module({ controllers: [MeetingFollower], providers: [Invitations] })
export class InvitationsModule {}
