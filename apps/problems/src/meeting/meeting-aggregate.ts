import { MEETING_EVENTS, type Meeting } from '#contracts';
import type { Aggregate } from '#persistence';
import type { MeetingEvent } from './meeting.js';
import { dueAt } from './meeting-clock.js';

/** A meeting about a postmortem. A sweeper of its own looks at it, for it has to look up whom to ask. */
export const meetingAggregate: Aggregate<Meeting, MeetingEvent> = {
  service: 'problems',
  name: 'meetings',
  shape: 1,
  events: MEETING_EVENTS as never,
  evolve: (_, { data }) => data.meeting,
  place: ({ problem, restricted }) => ({ incident: problem, restricted }),
  // Of two who call one at once one does; the other is told.
  uniques: ({ problem, status }): Record<string, string> => (status === 'called' ? { standsFor: problem } : {}),
  dueAt,
};
