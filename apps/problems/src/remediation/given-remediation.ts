import type { Remediation } from '#contracts';
import { DAYS_BY_PRIORITY } from './due-by-priority.js';
import { type Logged, logRemediation } from './log-remediation.js';
import type { RemediationDecision, RemediationEvent } from './remediation.js';
import { remediationAggregate } from './remediation-aggregate.js';

export const ADA = { id: 'p-ada', name: 'Ada' };
export const BEN = { id: 'p-ben', name: 'Ben' };
export const CLEO = { id: 'p-cleo', name: 'Cleo' };
export const CLOCK = { id: 'service:problems', name: 'Muster' };

/** A time so many days after the item was logged. */
export const day = (days: number): string => new Date(Date.UTC(2026, 2, 1, 3) + days * 86_400_000).toISOString();

/** The item after these events. */
export const after = (item: Remediation | undefined, events: readonly RemediationEvent[], at = day(0)): Remediation =>
  events.reduce<Remediation | undefined>(
    (state, event) => remediationAggregate.evolve(state, event, { at, by: ADA }),
    item,
  )!;

/** An item that Ada logged on day 0 and that Ben owns. */
export function logged(more: Partial<Logged> = {}): Remediation {
  const given: Logged = {
    ...{ id: 'rem-1', problem: 'PRB-1', restricted: false, title: 'Alert on replication lag', kind: 'detect' },
    ...{ priority: 'high', owner: BEN, clock: true, ...more },
  };
  return after(undefined, logRemediation(given, DAYS_BY_PRIORITY)({ now: day(0), by: ADA }));
}

/** The item after a decision on some day, and what happened. */
export function decided(item: Remediation, decide: RemediationDecision, days = 1, by = ADA) {
  const events = decide(item, { now: day(days), by });
  return { item: after(item, events, day(days)), events, names: events.map(({ name }) => name) };
}
