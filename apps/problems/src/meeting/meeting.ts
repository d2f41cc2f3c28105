import {
  type Attendee,
  type EventOf,
  type MEETING_EVENTS,
  type Meeting,
  meetingOver,
  meetingUnknown,
  type ProposedAttendee,
} from '#contracts';
import type { Context } from '#persistence';

/** What can happen to a meeting. */
export type MeetingEvent = Exclude<
  EventOf<(typeof MEETING_EVENTS)[number]>,
  { readonly name: 'meeting-wanted' | 'convening-noted' }
>;

/** Decides something on a meeting that is there. */
export type MeetingDecides = (meeting: Meeting, context: Context) => readonly MeetingEvent[];

/** An act that is marked when the last known table decided who may. */
export interface Marks {
  readonly decidedByCopy?: boolean;
}

/** People who are invited to one meeting at most, and what it decides at most. */
export const MOST_ATTENDEES = 100;
export const MOST_DECISIONS = 100;

/** Somebody who is invited and has not said anything yet. */
export const invited = (one: ProposedAttendee): Attendee => ({
  ...one,
  ...{ answer: 'awaited', answeredAt: null, words: null, substitute: null, absent: null },
});

/** Refuses on a meeting that ended or was called off. Throws `meeting-over`. */
export function mustStand({ id, status, endedAt, changedAt }: Meeting): void {
  if (status !== 'called') throw meetingOver({ meeting: id, status, since: endedAt ?? changedAt });
}

/** Refuses where there is none. Throws `meeting-unknown`. */
export const onMeeting =
  (id: string, decide: MeetingDecides) =>
  (meeting: Meeting | undefined, context: Context): readonly MeetingEvent[] => {
    if (!meeting) throw meetingUnknown({ meeting: id });
    return decide(meeting, context);
  };

/** Whether somebody is invited. */
export const isInvited = ({ attendees }: Pick<Meeting, 'attendees'>, id: string): boolean =>
  attendees.some(({ person }) => person.id === id);
