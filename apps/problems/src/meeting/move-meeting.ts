import { isDeepStrictEqual } from 'node:util';
import { type Attendee, type Meeting, meetingInThePast } from '#contracts';
import { type Marks, type MeetingDecides, mustStand } from './meeting.js';

type Wanted<Field extends keyof Meeting> = { readonly [Key in Field]?: Meeting[Key] | undefined };

/** What can be changed of a meeting that stands. */
export type Moving = Wanted<'startsAt' | 'minutes' | 'title' | 'place' | 'link' | 'agenda'>;

const asAsked = (attendee: Attendee): Attendee => ({ ...attendee, answer: 'awaited', answeredAt: null, words: null });

/**
 * Holds it at another time or place, or speaks of other things; nothing for what is so already. At another time everybody is
 * asked again. What stands in the invitation is a new revision of it; an agenda alone is none, for nobody wants a mail for
 * each line of it. Throws `meeting-over`, `meeting-in-the-past`.
 */
export const moveMeeting =
  (moving: Moving, marks: Marks = {}): MeetingDecides =>
  (meeting, { now }) => {
    mustStand(meeting);
    const given = Object.fromEntries(Object.entries(moving).filter(([, value]) => value !== undefined));
    const { agenda = meeting.agenda, ...where } = given as Partial<Meeting>;
    const isOther = Object.entries(where).some(([field, value]) => meeting[field as keyof Meeting] !== value);
    const hasAgenda = !isDeepStrictEqual(agenda, meeting.agenda);
    if (!isOther) {
      return hasAgenda ? [{ name: 'meeting-agenda-changed', data: { meeting: { ...meeting, agenda }, ...marks } }] : [];
    }
    const moved = { ...meeting, ...where, agenda, revision: meeting.revision + 1, changedAt: now };
    const isAnotherTime = moved.startsAt !== meeting.startsAt;
    if (isAnotherTime && moved.startsAt <= now) throw meetingInThePast({ startsAt: moved.startsAt, now });
    const attendees = isAnotherTime ? meeting.attendees.map(asAsked) : meeting.attendees;
    return [{ name: 'meeting-moved', data: { meeting: { ...moved, attendees }, from: meeting.startsAt, ...marks } }];
  };

/** It does not take place; nothing when it was called off already. Throws `meeting-over` for one that ended. */
export const callOffMeeting =
  (words: string | null, marks: Marks = {}): MeetingDecides =>
  (meeting, { now }) => {
    if (meeting.status === 'called-off') return [];
    mustStand(meeting);
    const off = { ...meeting, status: 'called-off' as const, words, changedAt: now, revision: meeting.revision + 1 };
    return [{ name: 'meeting-called-off', data: { meeting: off, ...marks } }];
  };
