import { eachOnce, later, MEETING_STEPS, type Meeting, type MeetingStep, type PersonReference } from '#contracts';
import type { MeetingDecides, MeetingEvent } from './meeting.js';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** After it ended the record is asked for: of whoever keeps it, then up. */
const RECORD_AFTER: Readonly<Record<MeetingStep, number>> = { holder: DAY_MS, up: 3 * DAY_MS };

/** Whom the clock speaks to; who is not known is not asked. */
export interface MeetingAnswerers {
  readonly holder: PersonReference | null;
  readonly up: PersonReference | null;
}

/** When it ended: when somebody said so, else when its time was over. */
export const endOf = ({ endedAt, startsAt, minutes }: Pick<Meeting, 'endedAt' | 'startsAt' | 'minutes'>): string =>
  endedAt ?? later(startsAt, minutes * MINUTE_MS);

/** The day before; of one that is called for sooner, when half of the time has passed. */
function remindAt({ startsAt, changedAt }: Meeting): string {
  const dayBefore = later(startsAt, -DAY_MS);
  return dayBefore > changedAt ? dayBefore : later(changedAt, (Date.parse(startsAt) - Date.parse(changedAt)) / 2);
}

/** When those who have not answered are reminded; null: nobody has to be, or they were. */
function remindsAt(meeting: Meeting): string | null {
  const isAwaited = meeting.status === 'called' && meeting.attendees.some(({ answer }) => answer === 'awaited');
  return isAwaited && meeting.remindedFor !== meeting.revision ? remindAt(meeting) : null;
}

/** When its record is asked for next; null: not any more. */
function recordAt(meeting: Meeting): string | null {
  if (meeting.status === 'called-off' || meeting.record !== null || meeting.unrecorded === 'up') return null;
  return later(endOf(meeting), RECORD_AFTER[meeting.unrecorded === null ? 'holder' : 'up']);
}

/** When somebody looks at it next; null: nothing of it waits. */
export function dueAt(meeting: Meeting): string | null {
  if (!meeting.clock) return null;
  const times = [remindsAt(meeting), recordAt(meeting)].filter((time) => time !== null);
  return times.sort()[0] ?? null;
}

/** The people a step asks, each once: up, whoever holds it is asked too. */
export function askedAt(step: MeetingStep, { holder, up }: MeetingAnswerers): PersonReference[] {
  const known = [holder ?? up, step === 'up' ? up : null].filter((person) => person !== null);
  return eachOnce(known);
}

/**
 * Reminds those who have not answered, while it is still to come; and asks for the record, the latest step only. Where nobody
 * is known to be asked nothing is said, and it is looked at again.
 */
export const lookAtMeeting =
  (answerers: MeetingAnswerers): MeetingDecides =>
  (meeting, { now }) => {
    if (!meeting.clock) return [];
    const events: MeetingEvent[] = [];
    let kept = meeting;
    const remind = remindsAt(meeting);
    if (remind !== null && remind <= now) {
      kept = { ...kept, remindedFor: meeting.revision };
      const awaited = meeting.attendees.filter(({ answer }) => answer === 'awaited').map(({ person }) => person);
      // What was missed until it began is not asked any more, and only noted.
      const asks = meeting.startsAt > now ? awaited : [];
      if (asks.length > 0) events.push({ name: 'meeting-unanswered', data: { meeting: kept, asks } });
      else events.push({ name: 'meeting-noted', data: { meeting: kept } });
    }
    const next = recordAt(meeting);
    if (next === null || next > now) return events;
    const step = MEETING_STEPS.findLast((one) => later(endOf(meeting), RECORD_AFTER[one]) <= now)!;
    const asks = askedAt(step, answerers);
    if (asks.length === 0) return events;
    const data = { meeting: { ...kept, unrecorded: step }, step, asks };
    return [...events, { name: 'meeting-unrecorded', data }];
  };

/** Follows who may see the problem, and whether its clocks run; nothing when it is no news. */
export const noteProblem =
  (noted: Pick<Meeting, 'restricted' | 'clock'>): MeetingDecides =>
  (meeting) =>
    meeting.restricted === noted.restricted && meeting.clock === noted.clock
      ? []
      : [{ name: 'meeting-noted', data: { meeting: { ...meeting, ...noted } } }];
