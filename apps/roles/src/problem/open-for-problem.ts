import type { ProblemRecord } from '#contracts';
import type { About, RosterEvent } from '../roster/roster.js';
import { worksOnBy } from './after-incident.js';
import type { Left } from './last-holders.js';

/** What a roster knows of its problem, as far as it had come: it goes on like an incident that nobody is waited for in. */
export function aboutProblem(problem: ProblemRecord, sequence: number): About {
  const { severity, restricted, closedAt, openedBy } = problem;
  return {
    ...{ severity, status: closedAt === null ? 'active' : 'closed', kind: 'real', restricted, sequence },
    ...{ viewers: [openedBy.id], answerWithinS: 0 },
  };
}

/**
 * Opens the roster of a problem: the manager of its incident answers for all of it until somebody takes a role, and who held
 * something at last that goes on holds it still.
 */
export const openForProblem = (
  problem: ProblemRecord,
  sequence: number,
  { manager, carried, roster }: Left,
): readonly RosterEvent[] => [
  {
    name: 'roster-opened',
    data: {
      ...{ incident: problem.id, manager, since: problem.openedAt, acknowledged: true, carried },
      ...{ about: aboutProblem(problem, sequence), ...worksOnBy(roster) },
    },
  },
];
