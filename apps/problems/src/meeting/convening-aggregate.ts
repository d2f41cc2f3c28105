import { type Convening, conveningNoted, meetingWanted } from '#contracts';
import type { Aggregate } from '#persistence';
import { type ConveningEvent, conveningDueAt } from './convening.js';

/** Whether a problem waits for somebody to call a meeting: its clock, beside the problem itself. */
export const conveningAggregate: Aggregate<Convening, ConveningEvent> = {
  service: 'problems',
  name: 'convenings',
  shape: 1,
  events: [conveningNoted, meetingWanted] as never,
  evolve: (_, { data }) => data.convening,
  place: ({ problem, restricted }) => ({ incident: problem, restricted }),
  dueAt: conveningDueAt,
};
