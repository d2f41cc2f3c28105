import type { Meeting, ProposedAttendee } from '#contracts';
import { callMeeting } from './call-meeting.js';
import type { MeetingDecides } from './meeting.js';

export const ANA = { id: 'p-ana', name: 'Ana' };
export const BO = { id: 'p-bo', name: 'Bo' };
export const CY = { id: 'p-cy', name: 'Cy' };

/** So many hours after the meeting was called. */
export const at = (hours: number): string =>
  new Date(Date.parse('2026-03-02T09:00:00.000Z') + hours * 3_600_000).toISOString();

export const asked = (person: typeof ANA): ProposedAttendee => ({ person, because: 'asked', roles: [] });

/** What Ana calls a meeting with, for Bo and Cy in three days. */
export const CALLING = {
  ...{ id: 'mtg-1', problem: 'PRB-7', restricted: false, title: 'Postmortem', startsAt: at(72), minutes: 60 },
  ...{ place: 'Room 4', link: null, agenda: ['What happened'], attendees: [asked(BO), asked(CY)], clock: true },
} as const;

/** A meeting that Ana called. */
export function called(more: Partial<Parameters<typeof callMeeting>[0]> = {}): Meeting {
  const [event] = callMeeting({ ...CALLING, ...more })({ now: at(0), by: ANA });
  return (event!.data as { meeting: Meeting }).meeting;
}

/** The meeting after these decisions, each so many hours after it was called. */
export function following(
  meeting: Meeting,
  ...steps: readonly (readonly [hours: number, decide: MeetingDecides, by?: typeof ANA])[]
): Meeting {
  return steps.reduce((now, [hours, decide, by = ANA]) => {
    const events = decide(now, { now: at(hours), by });
    return events.at(-1)?.data.meeting ?? now;
  }, meeting);
}
