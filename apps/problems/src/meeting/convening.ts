import {
  type Convening,
  type conveningNoted,
  type EventOf,
  later,
  MEETING_STEPS,
  type MeetingStep,
  type meetingWanted,
  type ProblemRecord,
  type Severity,
} from '#contracts';
import type { Context } from '#persistence';
import { askedAt, type MeetingAnswerers } from './meeting-clock.js';

/** What can happen while a problem waits for a meeting. */
export type ConveningEvent = EventOf<typeof meetingWanted> | EventOf<typeof conveningNoted>;

const DAY_MS = 86_400_000;

/** Days after which a meeting should have been called, by severity; a SEV4 asks nothing of anybody. */
export const MEETING_WITHIN_DAYS: Readonly<Record<Severity, number | null>> = { SEV1: 2, SEV2: 3, SEV3: 5, SEV4: null };

/** Up, it is asked when it has lasted twice as long. */
const TIMES: Readonly<Record<MeetingStep, number>> = { holder: 1, up: 2 };

/** What is known of a problem and its meetings. */
export interface NotedProblem {
  readonly problem: ProblemRecord;
  readonly sequence: number;
  /** Its clocks run at all. */
  readonly runs: boolean;
  /** Meetings of it that stand or have ended. */
  readonly meetings: number;
  /** When it began to wait for one, if it does: it was opened, or the last one was called off. */
  readonly since: string;
}

/**
 * Takes over how a problem and its meetings are; nothing when it is no news. It waits while it is open, its clocks run and no
 * meeting stands or took place.
 */
export const noteForMeeting =
  ({ problem, sequence, runs, meetings, since }: NotedProblem) =>
  (kept: Convening | undefined): readonly ConveningEvent[] => {
    if (kept && kept.sequence > sequence) return [];
    const { id, title, restricted, severity, closedAt } = problem;
    const days = MEETING_WITHIN_DAYS[severity];
    const waits = closedAt === null && runs && meetings === 0 && days !== null;
    const waitsSince = waits ? (kept?.waitsSince ?? since) : null;
    const said = waits && kept?.waitsSince === waitsSince ? (kept?.said ?? null) : null;
    const convening: Convening = {
      ...{ problem: id, title, restricted, waitsSince, firstAfterDays: days ?? 0, said, meetings },
      ...{ open: closedAt === null, sequence },
    };
    const isNews =
      !kept || Object.entries(convening).some(([field, value]) => kept[field as keyof Convening] !== value);
    return isNews ? [{ name: 'convening-noted', data: { convening } }] : [];
  };

const timeOf = ({ waitsSince, firstAfterDays }: Convening, step: MeetingStep): string =>
  later(waitsSince!, TIMES[step] * firstAfterDays * DAY_MS);

/** When somebody is asked next; null: nobody is. */
export function conveningDueAt(kept: Convening): string | null {
  if (kept.waitsSince === null || kept.said === 'up') return null;
  return timeOf(kept, kept.said === null ? 'holder' : 'up');
}

/** Asks whoever coordinates the postmortem, then up; of what was missed meanwhile only the latest step is said. */
export const wantMeeting =
  (answerers: MeetingAnswerers) =>
  (kept: Convening | undefined, { now }: Context): readonly ConveningEvent[] => {
    const due = kept ? conveningDueAt(kept) : null;
    if (!kept || due === null || due > now) return [];
    const step = MEETING_STEPS.findLast((one) => timeOf(kept, one) <= now)!;
    const asks = askedAt(step, answerers);
    if (asks.length === 0) return [];
    const days = Math.floor((Date.parse(now) - Date.parse(kept.waitsSince!)) / DAY_MS);
    return [{ name: 'meeting-wanted', data: { convening: { ...kept, said: step }, days, step, asks } }];
  };
