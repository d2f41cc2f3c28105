import { type RemediationWatch, WATCH_EVENTS } from '#contracts';
import type { Aggregate } from '#persistence';
import { nextAskAt, type WatchEvent } from './watch.js';

/** Whether anything is logged for a problem, one for each. A sweeper of its own asks: it has to look up whom. */
export const watchAggregate: Aggregate<RemediationWatch, WatchEvent> = {
  service: 'problems',
  name: 'remediation_watches',
  shape: 1,
  events: WATCH_EVENTS as never,
  evolve: (_, { data }) => data.watch,
  place: ({ problem, restricted }) => ({ incident: problem, restricted }),
  dueAt: nextAskAt,
};
