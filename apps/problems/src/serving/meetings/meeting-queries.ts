import type { QueryIndex } from '#persistence';

/** The latest first. */
export const LATEST_FIRST = { 'state.startsAt': -1, _id: -1 } as const;

/** What the questions below are answered by. */
export const MEETING_INDEXES: readonly QueryIndex[] = [{ 'state.problem': 1, ...LATEST_FIRST }];

/** Those about a problem. */
export const meetingsOf = (problem: string): object => ({ 'state.problem': problem });

/** Those of them that stand or took place. */
export const countingOf = (problem: string): object => ({
  'state.problem': problem,
  'state.status': { $in: ['called', 'ended'] },
});
