import { randomUUID } from 'node:crypto';
import { Controller, Inject } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import {
  answerInvitation,
  callMeeting,
  callOffMeeting,
  endMeeting,
  getMeeting,
  type InputOf,
  inviteAttendees,
  leaveOutAttendee,
  listMeetings,
  type Meeting,
  moveMeeting,
  noteAbsence,
  noteDecision,
  type OutputOf,
  proposeAttendees,
  recordMeeting,
} from '#contracts';
import { Answers, type Asked } from '#messaging';
import * as attendees from '../../meeting/attendees.js';
import * as hold from '../../meeting/hold-meeting.js';
import * as move from '../../meeting/move-meeting.js';
import { Problems } from '../problems/problems.js';
import { COORDINATE_DUTIES, Meetings, RECORD_DUTIES, RUN_DUTIES } from './meetings.js';
import { Proposals } from './proposals.js';

/** The meeting about a postmortem: called, answered, moved, held, written down. */
@Controller()
export class MeetingController {
  constructor(
    @Inject(Meetings) private readonly meetings: Meetings,
    @Inject(Proposals) private readonly proposals: Proposals,
    @Inject(Problems) private readonly problems: Problems,
  ) {}

  @Answers(proposeAttendees)
  async propose(
    @Payload() { problem }: InputOf<typeof proposeAttendees>,
    @Ctx() asked: Asked,
  ): Promise<OutputOf<typeof proposeAttendees>> {
    return this.proposals.of(await this.problems.of(asked, problem));
  }

  @Answers(callMeeting)
  call(@Payload() input: InputOf<typeof callMeeting>, @Ctx() asked: Asked): Promise<Meeting> {
    return this.meetings.call(asked, input);
  }

  @Answers(moveMeeting)
  move(@Payload() { problem, meeting, ...given }: InputOf<typeof moveMeeting>, @Ctx() asked: Asked): Promise<Meeting> {
    const named = { problem, meeting };
    return this.meetings.change(asked, named, COORDINATE_DUTIES, (marks) => move.moveMeeting(given, marks));
  }

  @Answers(inviteAttendees)
  async invite(@Payload() input: InputOf<typeof inviteAttendees>, @Ctx() asked: Asked): Promise<Meeting> {
    const people = await this.meetings.people(asked, input.people);
    const why = this.meetings.withWhy(people, []);
    return this.meetings.change(asked, input, COORDINATE_DUTIES, (marks) => attendees.inviteAttendees(why, marks));
  }

  @Answers(leaveOutAttendee)
  leaveOut(@Payload() input: InputOf<typeof leaveOutAttendee>, @Ctx() asked: Asked): Promise<Meeting> {
    const { person } = input;
    return this.meetings.change(asked, input, COORDINATE_DUTIES, (marks) => attendees.leaveOutAttendee(person, marks));
  }

  @Answers(answerInvitation)
  async answer(@Payload() input: InputOf<typeof answerInvitation>, @Ctx() asked: Asked): Promise<Meeting> {
    await this.meetings.of(asked, input);
    const { answer, words = null } = input;
    const substitute = await this.meetings.person(asked, input.substitute);
    return this.meetings.commit(asked, input.meeting, attendees.answerInvitation({ answer, words, substitute }));
  }

  @Answers(noteAbsence)
  absence(@Payload() input: InputOf<typeof noteAbsence>, @Ctx() asked: Asked): Promise<Meeting> {
    return this.meetings.change(asked, input, RUN_DUTIES, (marks) => hold.noteAbsence(input.absent, marks));
  }

  @Answers(noteDecision)
  async decision(@Payload() input: InputOf<typeof noteDecision>, @Ctx() asked: Asked): Promise<Meeting> {
    const owner = await this.meetings.person(asked, input.owner);
    const decision = { id: randomUUID(), words: input.words, owner };
    return this.meetings.change(asked, input, RECORD_DUTIES, (marks) => hold.noteDecision(decision, marks));
  }

  @Answers(endMeeting)
  end(@Payload() input: InputOf<typeof endMeeting>, @Ctx() asked: Asked): Promise<Meeting> {
    return this.meetings.change(asked, input, RUN_DUTIES, hold.endMeeting);
  }

  @Answers(callOffMeeting)
  callOff(@Payload() input: InputOf<typeof callOffMeeting>, @Ctx() asked: Asked): Promise<Meeting> {
    const words = input.words ?? null;
    return this.meetings.change(asked, input, COORDINATE_DUTIES, (marks) => move.callOffMeeting(words, marks));
  }

  @Answers(recordMeeting)
  record(@Payload() input: InputOf<typeof recordMeeting>, @Ctx() asked: Asked): Promise<Meeting> {
    return this.meetings.change(asked, input, RECORD_DUTIES, (marks) => hold.recordMeeting(input.words, marks));
  }

  @Answers(getMeeting)
  get(@Payload() input: InputOf<typeof getMeeting>, @Ctx() asked: Asked): Promise<Meeting> {
    return this.meetings.of(asked, input);
  }

  @Answers(listMeetings)
  async list(@Payload() { problem }: InputOf<typeof listMeetings>, @Ctx() asked: Asked) {
    return { meetings: await this.meetings.list(asked, problem) };
  }
}
