import { z } from 'zod';
import { keyReused, notForYou } from '../definition/general-rejections.js';
import { personNamed } from '../definition/person.js';
import { defineCommand, defineQuery } from '../definition/request.js';
import { instant, line, paragraphs, webAddress } from '../definition/text.js';
import { personUnknown } from '../roles/rejections.js';
import { meeting, meetingId, proposedAttendee } from './meeting.js';
import {
  attendeeUnknown,
  meetingFull,
  meetingInThePast,
  meetingOver,
  meetingStands,
  meetingUnknown,
  nobodyToInvite,
  notInvited,
} from './meeting-rejections.js';
import { problemId } from './problem.js';
import { problemClosed, problemUnknown } from './problem-rejections.js';

const MEETINGS = '/v1/problems/{problem}/meetings';
const ONE = `${MEETINGS}/{meeting}`;
const one = { problem: problemId(), meeting: meetingId() } as const;
const always = [problemUnknown, meetingUnknown, keyReused] as const;
const theirs = [...always, notForYou] as const;
const coordinators = 'who coordinates the postmortem';
const runners = 'who runs the postmortem meeting';

const when = {
  startsAt: instant().transform((time) => new Date(time).toISOString()),
  minutes: z.int().min(5).max(480),
  title: line(200),
  place: line(300).nullable(),
  link: webAddress().nullable(),
  agenda: z.array(line(300)).max(50),
};
const people = (max: number) => z.array(personNamed()).min(1).max(max);

export const proposeAttendees = defineQuery({
  service: 'problems',
  name: 'propose-attendees',
  summary: 'Who should come to the meeting and why: those whose duty it is, and those who had a role in the incidents.',
  whoMay: 'anyone who sees the problem',
  input: z.strictObject({ problem: problemId() }),
  output: z.object({
    attendees: z.array(proposedAttendee),
    notAsked: z.array(z.string()).describe('incidents of which nobody could say who was in them'),
  }),
  rejections: [problemUnknown],
  http: { method: 'GET', path: '/v1/problems/{problem}/proposed-attendees' },
});

export const callMeeting = defineCommand({
  service: 'problems',
  name: 'call-meeting',
  summary: 'Call a meeting about the postmortem. Everybody who is to come gets a calendar invitation by mail.',
  whoMay: coordinators,
  input: z.strictObject({
    problem: problemId(),
    startsAt: when.startsAt,
    minutes: when.minutes.default(60),
    title: when.title.optional().describe("made from the problem's unless given"),
    place: when.place.optional(),
    link: when.link.optional(),
    agenda: when.agenda.optional(),
    attendees: people(100).optional().describe('those who are proposed unless given'),
  }),
  output: meeting,
  rejections: [
    ...[problemUnknown, problemClosed, notForYou, keyReused],
    ...[meetingStands, meetingInThePast, nobodyToInvite, meetingFull, personUnknown],
  ],
  http: {
    method: 'POST',
    path: MEETINGS,
    status: () => 201,
    statuses: [201],
    location: ({ problem, id }) => `/v1/problems/${problem}/meetings/${id}`,
  },
});

export const moveMeeting = defineCommand({
  service: 'problems',
  name: 'move-meeting',
  summary: 'Hold it at another time or place, or speak of other things. Null takes a place or a link away.',
  whoMay: coordinators,
  input: z.strictObject({
    ...one,
    startsAt: when.startsAt.optional(),
    minutes: when.minutes.optional(),
    title: when.title.optional(),
    place: when.place.optional(),
    link: when.link.optional(),
    agenda: when.agenda.optional(),
  }),
  output: meeting,
  rejections: [...theirs, meetingOver, meetingInThePast],
  http: { method: 'PATCH', path: ONE },
});

export const inviteAttendees = defineCommand({
  service: 'problems',
  name: 'invite-attendees',
  summary: 'Invite more people.',
  whoMay: coordinators,
  input: z.strictObject({ ...one, people: people(100) }),
  output: meeting,
  rejections: [...theirs, meetingOver, meetingFull, personUnknown],
  http: { method: 'POST', path: `${ONE}/attendees` },
});

export const leaveOutAttendee = defineCommand({
  service: 'problems',
  name: 'leave-out-attendee',
  summary: 'Somebody need not come; their invitation is taken back.',
  whoMay: coordinators,
  input: z.strictObject({ ...one, person: line(320).describe('their id') }),
  output: meeting,
  rejections: [...theirs, meetingOver],
  http: { method: 'DELETE', path: `${ONE}/attendees/{person}` },
});

export const answerInvitation = defineCommand({
  service: 'problems',
  name: 'answer-invitation',
  summary: 'Say whether you come, or whom you send instead.',
  whoMay: 'whoever is invited, for themselves',
  input: z.strictObject({
    ...one,
    answer: z.enum(['accepted', 'declined']),
    substitute: personNamed().optional().describe('comes instead of you; only with `declined`'),
    words: line(500).optional(),
  }),
  output: meeting,
  rejections: [...always, meetingOver, notInvited, meetingFull, personUnknown],
  http: { method: 'POST', path: `${ONE}/answer` },
});

export const noteAbsence = defineCommand({
  service: 'problems',
  name: 'note-absence',
  summary: 'Say who was not there; everybody else was.',
  whoMay: runners,
  input: z.strictObject({ ...one, absent: z.array(line(320)).max(100).describe('their ids') }),
  output: meeting,
  rejections: [...theirs, meetingOver, attendeeUnknown],
  http: { method: 'PUT', path: `${ONE}/absences` },
});

export const noteDecision = defineCommand({
  service: 'problems',
  name: 'note-decision',
  summary: 'Note what the meeting decided.',
  whoMay: `${runners}, and who records it`,
  input: z.strictObject({ ...one, words: paragraphs(2_000), owner: personNamed().optional() }),
  output: meeting,
  rejections: [...theirs, meetingOver, meetingFull, personUnknown],
  http: { method: 'POST', path: `${ONE}/decisions`, status: () => 201, statuses: [201] },
});

export const endMeeting = defineCommand({
  service: 'problems',
  name: 'end-meeting',
  summary: 'Say that it is over.',
  whoMay: runners,
  input: z.strictObject(one),
  output: meeting,
  rejections: [...theirs, meetingOver],
  http: { method: 'POST', path: `${ONE}/end` },
});

export const callOffMeeting = defineCommand({
  service: 'problems',
  name: 'call-off-meeting',
  summary: 'It does not take place; invitations are taken back.',
  whoMay: coordinators,
  input: z.strictObject({ ...one, words: line(500).optional().describe('why') }),
  output: meeting,
  rejections: [...theirs, meetingOver],
  http: { method: 'POST', path: `${ONE}/call-off` },
});

export const recordMeeting = defineCommand({
  service: 'problems',
  name: 'record-meeting',
  summary: 'Write down what was said; again, to say it better.',
  whoMay: 'who records the postmortem',
  input: z.strictObject({ ...one, words: paragraphs(50_000).describe('Markdown') }),
  output: meeting,
  rejections: [...theirs, meetingOver],
  http: { method: 'PUT', path: `${ONE}/record` },
});

export const getMeeting = defineQuery({
  service: 'problems',
  name: 'get-meeting',
  summary: 'One meeting.',
  whoMay: 'anyone who sees the problem',
  input: z.strictObject(one),
  output: meeting,
  rejections: [problemUnknown, meetingUnknown],
  http: { method: 'GET', path: ONE },
});

export const listMeetings = defineQuery({
  service: 'problems',
  name: 'list-meetings',
  summary: 'The meetings about a problem, the latest 50, latest first.',
  whoMay: 'anyone who sees the problem',
  input: z.strictObject({ problem: problemId() }),
  output: z.object({ meetings: z.array(meeting) }),
  rejections: [problemUnknown],
  http: { method: 'GET', path: MEETINGS },
});
