import { type Attendance, meetingFull, notInvited, type PersonReference, type ProposedAttendee } from '#contracts';
import { invited, isInvited, type Marks, type MeetingDecides, MOST_ATTENDEES, mustStand } from './meeting.js';

/** Invites more people; nothing when all of them are invited. Throws `meeting-over`, `meeting-full`. */
export const inviteAttendees =
  (people: readonly ProposedAttendee[], marks: Marks = {}): MeetingDecides =>
  (meeting) => {
    mustStand(meeting);
    const more = people.filter(({ person }) => !isInvited(meeting, person.id));
    if (more.length === 0) return [];
    const attendees = [...meeting.attendees, ...more.map(invited)];
    if (attendees.length > MOST_ATTENDEES) throw meetingFull({ most: MOST_ATTENDEES, what: 'attendees' });
    const data = { meeting: { ...meeting, attendees }, people: more.map(({ person }) => person), ...marks };
    return [{ name: 'attendees-invited', data }];
  };

/** Somebody need not come; nothing when they are not invited. The last one stays. Throws `meeting-over`. */
export const leaveOutAttendee =
  (id: string, marks: Marks = {}): MeetingDecides =>
  (meeting) => {
    mustStand(meeting);
    const out = meeting.attendees.find(({ person }) => person.id === id);
    const attendees = meeting.attendees.filter((one) => one !== out);
    if (!out || attendees.length === 0) return [];
    return [{ name: 'attendee-left-out', data: { meeting: { ...meeting, attendees }, person: out.person, ...marks } }];
  };

/** What somebody answers to their invitation. */
export interface GivenAnswer {
  readonly answer: Exclude<Attendance, 'awaited'>;
  readonly substitute: PersonReference | null;
  readonly words: string | null;
}

/**
 * Somebody says whether they come; nothing when that is known. Whoever declines can send a substitute, who is invited by it
 * and answers for themselves. Throws `meeting-over`, `not-invited`, `meeting-full`.
 */
export const answerInvitation =
  ({ answer, substitute: sent, words }: GivenAnswer): MeetingDecides =>
  (meeting, { now, by }) => {
    mustStand(meeting);
    const before = meeting.attendees.find(({ person }) => person.id === by.id);
    if (!before) throw notInvited({ name: by.name, calledBy: meeting.calledBy.name });
    const substitute = answer === 'declined' && sent?.id !== by.id ? sent : null;
    const isKnown = before.answer === answer && before.substitute?.id === substitute?.id && before.words === words;
    if (isKnown) return [];
    const after = { ...before, answer, substitute, words, answeredAt: now };
    const attendees = meeting.attendees.map((one) => (one === before ? after : one));
    const answered = { ...meeting, attendees };
    const data = { meeting: answered, person: before.person, answer, substitute, words };
    const comes = substitute && { person: substitute, because: 'substitute' as const, roles: before.roles };
    const invitation = comes ? inviteAttendees([comes])(answered, { now, by }) : [];
    return [{ name: 'invitation-answered', data }, ...invitation];
  };
