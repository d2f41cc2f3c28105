import {
  daysLater,
  type EventOf,
  eachOnce,
  type ProblemRecord,
  type RemediationWatch,
  type WATCH_EVENTS,
} from '#contracts';
import type { Context } from '#persistence';
import type { Answerers } from '../remediation-clock.js';

const DAY_MS = 86_400_000;
/** Days after which it is asked why nothing is logged, and after which that goes up. */
const DAYS = { asked: 5, up: 10 } as const;

/** What can happen while it is watched whether anything is logged. */
export type WatchEvent = EventOf<(typeof WATCH_EVENTS)[number]>;

type Decide = (watch: RemediationWatch | undefined) => readonly WatchEvent[];

const unheard = (problem: string): RemediationWatch => ({
  ...{
    problem,
    restricted: false,
    clock: true,
    since: null,
    closed: false,
    reopened: 0,
    loggedAt: null,
    heard: 0,
    step: null,
  },
});

const watched = (watch: RemediationWatch): readonly WatchEvent[] => [{ name: 'remediation-watched', data: { watch } }];

/** A problem as one of its events tells it. */
export interface HeardProblem {
  readonly problem: Pick<ProblemRecord, 'id' | 'restricted' | 'openedAt' | 'closedAt' | 'reopened'>;
  readonly sequence: number;
  readonly at: string;
  readonly clock: boolean;
}

/** Follows the problem: from when it is opened on something is to be logged. Older news than what is known is none. */
export const hearProblem =
  ({ problem, sequence, at, clock }: HeardProblem): Decide =>
  (before = unheard(problem.id)) => {
    if (sequence <= before.heard) return [];
    const { restricted, closedAt, reopened } = problem;
    const isAgain = reopened > before.reopened;
    const since = isAgain ? at : (before.since ?? problem.openedAt);
    const step = isAgain ? null : before.step;
    const facts = { restricted, closed: closedAt !== null, reopened, clock };
    const after = { ...before, ...facts, since, step };
    if (JSON.stringify(after) === JSON.stringify(before)) return [];
    return watched({ ...after, heard: sequence });
  };

/** Something was logged. */
export const hearLogged =
  (problem: string, restricted: boolean, at: string): Decide =>
  (before = { ...unheard(problem), restricted }) =>
    before.loggedAt !== null && before.loggedAt >= at ? [] : watched({ ...before, loggedAt: at });

/** When it is asked next why nothing is logged; null: not any more. */
export function nextAskAt({ clock, closed, since, loggedAt, step }: RemediationWatch): string | null {
  if (!clock || closed || since === null || step === 'up') return null;
  if (loggedAt !== null && loggedAt >= since) return null;
  return daysLater(since, DAYS[step === null ? 'asked' : 'up']);
}

/** Asks who is to log it, and then up; of what was missed meanwhile only the latest. */
export const askForRemediation =
  ({ tracker, up }: Pick<Answerers, 'tracker' | 'up'>) =>
  (watch: RemediationWatch | undefined, { now }: Pick<Context, 'now'>): readonly WatchEvent[] => {
    const at = watch && nextAskAt(watch);
    if (!watch || !at || at > now) return [];
    const days = Math.floor((Date.parse(now) - Date.parse(watch.since!)) / DAY_MS);
    const step = days >= DAYS.up ? 'up' : 'asked';
    const known = [tracker, ...(step === 'up' ? [up] : [])].filter((person) => person !== null);
    const asks = eachOnce(known);
    return [{ name: 'remediation-missing', data: { watch: { ...watch, step }, step, days, asks } }];
  };
