import { ENDED, minutesLater, type PersonReference, type Severity, type WaitingStep } from '#contracts';
import type { Context } from '#persistence';
import type { Gathering, GatheringEvent } from './response.js';

/** Minutes in which somebody should have sorted what a customer said, by severity; null: nobody has to. */
export const SORTED_WITHIN: Readonly<Record<Severity, number | null>> = { SEV1: 10, SEV2: 20, SEV3: 60, SEV4: null };

const MINUTE_MS = 60_000;
/** The manager is asked too when it has lasted twice as long. */
const TIMES: Readonly<Record<WaitingStep, number>> = { holder: 1, manager: 2 };

/** Customers go on saying things after the relief, so somebody sorts until it is closed. A drill is to be as it would be. */
export const isWatched = ({ severity, status, kind }: Pick<Gathering, 'severity' | 'status' | 'kind'>): boolean =>
  !ENDED.includes(status) && kind !== 'backfilled' && SORTED_WITHIN[severity] !== null;

const latest = (...times: (string | null)[]): string =>
  times
    .filter((one) => one !== null)
    .sort()
    .at(-1)!;

/** The clock does not speak more often than once in its own time, however the oldest that waits changes meanwhile. */
function timeOf(gathering: Gathering, step: WaitingStep): string | null {
  const { since, watchedSince, spokenAt, said, severity } = gathering;
  const minutes = SORTED_WITHIN[severity];
  if (since === null || watchedSince === null || minutes === null) return null;
  const due = minutesLater(latest(since, watchedSince), minutes * TIMES[step]);
  return said === null && spokenAt !== null ? latest(due, minutesLater(spokenAt, minutes)) : due;
}

const waitingDue = (gathering: Gathering): string | null =>
  gathering.said === 'manager' ? null : timeOf(gathering, gathering.said === null ? 'holder' : 'manager');

const countingDue = ({ pouringSince }: Gathering): string | null => pouringSince && minutesLater(pouringSince, 1);

/** When somebody is asked, or what poured in is counted; null: neither. */
export const dueAt = (gathering: Gathering): string | null =>
  [waitingDue(gathering), countingDue(gathering)].filter((one) => one !== null).sort()[0] ?? null;

/** What is looked up when the time has come. */
export interface Found {
  /** When the oldest unsorted response came; null: all are sorted. */
  readonly oldest: string | null;
  /** How many are unsorted. */
  readonly count: number;
  /** How many were kept since {@link Gathering.pouringSince} and not told one by one. */
  readonly untold: number;
  /** Who answers for gathering what customers say, and the incident manager. */
  readonly holder: PersonReference;
  readonly manager: PersonReference;
}

function speak(gathering: Gathering, { oldest, count, holder, manager }: Found, now: string): GatheringEvent {
  if (oldest !== gathering.since) return { name: 'waiting-since', data: { since: oldest } };
  const step: WaitingStep = timeOf(gathering, 'manager')! <= now ? 'manager' : 'holder';
  const asks = step === 'holder' || holder.id === manager.id ? [holder] : [holder, manager];
  const minutes = Math.max(0, Math.floor((Date.parse(now) - Date.parse(oldest!)) / MINUTE_MS));
  return { name: 'responses-waiting', data: { since: oldest!, minutes, count, step, asks } };
}

/**
 * Counts what poured in, and asks who answers, at twice the time the manager too. Where the oldest that waits is another than
 * the clock knew, it begins anew from that one. Of what was missed meanwhile only the latest step is said.
 */
export const lookAtWaiting =
  (found: Found) =>
  (gathering: Gathering | undefined, { now }: Context): readonly GatheringEvent[] => {
    if (!gathering) return [];
    const [waiting, counting] = [waitingDue(gathering), countingDue(gathering)];
    const poured = { from: gathering.pouringSince ?? now, to: now, count: found.untold };
    return [
      ...(counting && counting <= now ? [{ name: 'responses-poured-in' as const, data: poured }] : []),
      ...(waiting && waiting <= now ? [speak(gathering, found, now)] : []),
    ];
  };

/** Something came in: the clock begins unless it runs, and what is not told one by one will be counted. */
export const hearResponse =
  (at: string, isTold: boolean) =>
  (gathering: Gathering | undefined): readonly GatheringEvent[] => {
    if (!gathering) return [];
    const pours = !isTold && gathering.pouringSince === null;
    return [
      ...(gathering.since === null ? [{ name: 'waiting-since' as const, data: { since: at } }] : []),
      ...(pours ? [{ name: 'pouring-since' as const, data: { since: at } }] : []),
    ];
  };

/** The oldest that waits may be another now, or none. */
export const moveWaiting =
  (oldest: string | null) =>
  (gathering: Gathering | undefined): readonly GatheringEvent[] =>
    gathering && gathering.since !== oldest ? [{ name: 'waiting-since', data: { since: oldest } }] : [];
