import { ITEM_EVENTS, type Remediation } from '#contracts';
import type { Aggregate } from '#persistence';
import { issueName, nextTryAt } from '../tracker/make-issue.js';
import type { RemediationEvent } from './remediation.js';
import { nextStepAt } from './remediation-clock.js';

/** When somebody looks at it next: for its own clock, or for its issue. */
function dueAt(item: Remediation): string | null {
  const times = [nextStepAt(item), nextTryAt(item)].filter((time) => time !== null);
  return times.sort()[0] ?? null;
}

/** Something that is to change, as the store keeps it. A sweeper of its own looks at it: it has to look up whom to ask. */
export const remediationAggregate: Aggregate<Remediation, RemediationEvent> = {
  service: 'problems',
  name: 'remediation',
  shape: 1,
  events: ITEM_EVENTS as never,
  evolve: (_, { data }) => data.remediation,
  place: ({ problem, restricted }) => ({ incident: problem, restricted }),
  // An issue stands for one item.
  uniques: ({ link }): Record<string, string> =>
    link?.issue ? { issue: issueName(link.tracker, link.issue.key) } : {},
  dueAt,
};
