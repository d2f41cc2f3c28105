import type { ProblemStatus } from '#contracts';
import type { QueryIndex } from '#persistence';

/** The newest first. */
export const NEWEST_FIRST = { 'state.openedAt': -1, _id: -1 } as const;

/** What the questions below are answered by. */
export const PROBLEM_INDEXES: readonly QueryIndex[] = [
  NEWEST_FIRST,
  { 'state.status': 1, ...NEWEST_FIRST },
  { 'state.incidents.id': 1, ...NEWEST_FIRST },
];

/** Where a page ended. */
export interface Place {
  readonly at: string;
  readonly id: string;
}

/** Which problems are listed. */
export interface Which {
  readonly status?: ProblemStatus | undefined;
  readonly incident?: string | undefined;
}

/** Those in that status and behind that incident, after a place. */
export const problemsAt = ({ status, incident }: Which, after: Place | null): object => ({
  ...(status && { 'state.status': status }),
  ...(incident && { 'state.incidents.id': incident }),
  ...(after && {
    'state.openedAt': { $lte: after.at },
    $or: [{ 'state.openedAt': { $lt: after.at } }, { 'state.openedAt': after.at, _id: { $lt: after.id } }],
  }),
});
