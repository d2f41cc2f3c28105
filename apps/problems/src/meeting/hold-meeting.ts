import { attendeeUnknown, meetingFull, meetingOver, type PersonReference } from '#contracts';
import { isInvited, type Marks, type MeetingDecides, MOST_DECISIONS, mustStand } from './meeting.js';

/** What took place can be written down after it ended; what was called off did not take place. Throws `meeting-over`. */
const mustTakePlace: (meeting: Parameters<MeetingDecides>[0]) => void = (meeting) => {
  const { id, status, changedAt } = meeting;
  if (status === 'called-off') throw meetingOver({ meeting: id, status, since: changedAt });
};

/** Says who was not there: everybody else was. Throws `meeting-over`, `attendee-unknown`. */
export const noteAbsence =
  (absent: readonly string[], marks: Marks = {}): MeetingDecides =>
  (meeting) => {
    mustTakePlace(meeting);
    const stranger = absent.find((id) => !isInvited(meeting, id));
    if (stranger !== undefined) throw attendeeUnknown({ person: stranger });
    const attendees = meeting.attendees.map((one) => ({ ...one, absent: absent.includes(one.person.id) }));
    if (attendees.every((one, index) => one.absent === meeting.attendees[index]!.absent)) return [];
    const gone = attendees.filter((one) => one.absent).map(({ person }) => person);
    return [{ name: 'absence-noted', data: { meeting: { ...meeting, attendees }, absent: gone, ...marks } }];
  };

/** Notes what it decided. Throws `meeting-over`, `meeting-full`. */
export const noteDecision =
  (given: { id: string; words: string; owner: PersonReference | null }, marks: Marks = {}): MeetingDecides =>
  (meeting, { now, by }) => {
    mustTakePlace(meeting);
    if (meeting.decisions.some(({ id }) => id === given.id)) return [];
    if (meeting.decisions.length >= MOST_DECISIONS) throw meetingFull({ most: MOST_DECISIONS, what: 'decisions' });
    const decision = { ...given, by, at: now };
    const decided = { ...meeting, decisions: [...meeting.decisions, decision] };
    return [{ name: 'meeting-decided', data: { meeting: decided, decision, ...marks } }];
  };

/** Says that it is over; nothing when that is known. Throws `meeting-over` for one that was called off. */
export const endMeeting =
  (marks: Marks = {}): MeetingDecides =>
  (meeting, { now }) => {
    if (meeting.status === 'ended') return [];
    mustStand(meeting);
    return [{ name: 'meeting-ended', data: { meeting: { ...meeting, status: 'ended', endedAt: now }, ...marks } }];
  };

/** Writes down what was said; nothing when the same is written. Throws `meeting-over` for one that was called off. */
export const recordMeeting =
  (words: string, marks: Marks = {}): MeetingDecides =>
  (meeting, { now, by }) => {
    mustTakePlace(meeting);
    if (meeting.record?.words === words) return [];
    const recorded = { ...meeting, record: { words, by, at: now }, unrecorded: null };
    return [{ name: 'meeting-recorded', data: { meeting: recorded, ...marks } }];
  };
