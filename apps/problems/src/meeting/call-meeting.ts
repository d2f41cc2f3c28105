import { type Meeting, meetingFull, meetingInThePast, nobodyToInvite, type ProposedAttendee } from '#contracts';
import type { Context } from '#persistence';
import { invited, type Marks, type MeetingEvent, MOST_ATTENDEES } from './meeting.js';

/** What a meeting is called with. */
export interface Calling
  extends Pick<Meeting, 'id' | 'problem' | 'restricted' | 'title' | 'startsAt' | 'minutes' | 'clock'> {
  readonly place: string | null;
  readonly link: string | null;
  readonly agenda: readonly string[];
  readonly attendees: readonly ProposedAttendee[];
}

/** Calls it. Throws `meeting-in-the-past`, `nobody-to-invite`, `meeting-full`. */
export const callMeeting =
  ({ attendees, agenda, ...calling }: Calling, marks: Marks = {}) =>
  ({ now, by }: Context): readonly MeetingEvent[] => {
    if (calling.startsAt <= now) throw meetingInThePast({ startsAt: calling.startsAt, now });
    if (attendees.length === 0) throw nobodyToInvite({});
    if (attendees.length > MOST_ATTENDEES) throw meetingFull({ most: MOST_ATTENDEES, what: 'attendees' });
    const meeting: Meeting = {
      ...calling,
      ...{ agenda: [...agenda], attendees: attendees.map(invited), status: 'called', decisions: [], record: null },
      ...{ calledBy: by, calledAt: now, endedAt: null, words: null, revision: 0, changedAt: now },
      ...{ remindedFor: null, unrecorded: null },
    };
    return [{ name: 'meeting-called', data: { meeting, ...marks } }];
  };
