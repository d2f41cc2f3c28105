import { type Difference, DRIFT_FIELDS, type Facts, type PlannedPromise, type Status } from '#contracts';

/**
 * What a status means to those who read of it: whether somebody is at work on it, whether it still hurts, whether it is over.
 * Moves within one of these (triage to active, resolved to closed) change nothing for them.
 */
const MEANS: Readonly<Record<Status, string>> = {
  ...{ triage: 'under-way', active: 'under-way', mitigated: 'mitigated' },
  ...{ resolved: 'over', closing: 'over', closed: 'over' },
  ...{ cancelled: 'nothing', merged: 'elsewhere' },
};

const sorted = (keys: readonly string[]): string => [...keys].sort().join(' ');

/** Whether what was said is still so, field by field. */
const HOLDS: Readonly<Record<(typeof DRIFT_FIELDS)[number], (said: Facts, now: Facts) => boolean>> = {
  severity: (said, now) => said.severity === now.severity,
  status: (said, now) => MEANS[said.status] === MEANS[now.status],
  impact: (said, now) => (said.impact ?? '').trim() === (now.impact ?? '').trim(),
  components: (said, now) => sorted(said.components) === sorted(now.components),
};

/** What was said and is no longer so. */
export const driftOf = (said: Facts, now: Facts): Difference[] =>
  DRIFT_FIELDS.filter((field) => !HOLDS[field](said, now)).map((field) => ({
    ...{ field, said: said[field], now: now[field] },
  }));

/**
 * The promise with what of its last word is no longer so; `at` is since when, for what was still so before. What lives on in
 * another incident is told there.
 */
export function drifting(promise: PlannedPromise, now: Facts, at: string): PlannedPromise {
  const fields =
    promise.lastSaid && now.status !== 'merged' ? driftOf(promise.lastSaid.facts, now).map(({ field }) => field) : [];
  const since = (field: string) => promise.drift.find((one) => one.field === field)?.since ?? at;
  return { ...promise, drift: fields.map((field) => ({ field, since: since(field) })) };
}
