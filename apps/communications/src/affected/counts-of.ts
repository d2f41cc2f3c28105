import { AFFECTED_WINDOWS, type AffectedCounts } from '#contracts';
import { type Affected, minuteOf, together } from './affected.js';

const MINUTE_MS = 60_000;

/** How many of these came within so many minutes, the one that runs among them. */
function within(minutes: number, affected: readonly Affected[], now: string): number {
  const before = new Date(Date.parse(minuteOf(now)) - minutes * MINUTE_MS).toISOString();
  const recent = affected.flatMap((one) => one.minutes).filter(({ at }) => at > before);
  return recent.reduce((all, { count }) => all + count, 0);
}

/** All these in one. */
export function countsOf(affected: readonly Affected[], now: string): AffectedCounts {
  const times = affected.flatMap(({ firstAt, latestAt }) => [firstAt, latestAt]).sort();
  return {
    total: affected.reduce((all, { total }) => all + total, 0),
    components: together(...affected.map(({ components }) => components)),
    lately: AFFECTED_WINDOWS.map((minutes) => ({ minutes, count: within(minutes, affected, now) })),
    beyond: affected.reduce((all, { beyond }) => all + beyond, 0),
    firstAt: times[0] ?? null,
    latestAt: times.at(-1) ?? null,
  };
}
