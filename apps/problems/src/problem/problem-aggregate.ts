import { PROBLEM_EVENTS } from '#contracts';
import type { Aggregate } from '#persistence';
import type { KeptProblem, ProblemEvent } from './problem.js';

/** The cause behind incidents, as the store keeps it. Each of its events carries it whole. */
export const problemAggregate: Aggregate<KeptProblem, ProblemEvent> = {
  service: 'problems',
  name: 'problems',
  shape: 1,
  events: PROBLEM_EVENTS as never,
  evolve: (before, { data }) => ({ ...data.problem, noted: data.noted ?? before?.noted ?? {} }),
  // Its events are its own: it has a record and a roster like an incident, under its own number.
  place: ({ id, restricted }) => ({ incident: id, restricted }),
  // Of two who open the problem behind the same incident at once one does; the other gets it as the answer.
  uniques: ({ incidents: [first], closedAt }): Record<string, string> =>
    first && closedAt === null ? { openedFor: first.id } : {},
};
