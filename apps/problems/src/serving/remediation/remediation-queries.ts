import { REMEDIATION_OPEN } from '#contracts';
import type { QueryIndex } from '#persistence';

/** The items of a problem as they were logged. */
export const AS_LOGGED = { 'state.loggedAt': 1, _id: 1 } as const;
/** What is due first first; what is due at no time before all else. */
export const FIRST_DUE = { 'state.due': 1, _id: 1 } as const;

/** What the questions below are answered by. */
export const REMEDIATION_INDEXES: readonly QueryIndex[] = [
  { 'state.problem': 1, ...AS_LOGGED },
  { 'state.owner.id': 1, 'state.status': 1, ...FIRST_DUE },
  { 'state.status': 1, ...FIRST_DUE },
];

/** Where a page ended. */
export interface Place {
  readonly due: string | null;
  readonly id: string;
}

/** All of a problem. */
export const itemsOf = (problem: string): object => ({ 'state.problem': problem });

const open = { 'state.status': { $in: REMEDIATION_OPEN } };

/** What somebody has still to do, after a place. */
export function stillToDo(owner: string, after: Place | null): object {
  const theirs = { 'state.owner.id': owner, ...open };
  if (!after) return theirs;
  const sameTime = { 'state.due': after.due, _id: { $gt: after.id } };
  const later = after.due === null ? { 'state.due': { $type: 'string' } } : { 'state.due': { $gt: after.due } };
  return { ...theirs, $or: [sameTime, later] };
}

/** What is overdue at this time, after a place. */
export const overdueAt = (now: string, after: Place | null): object => ({
  ...open,
  'state.due': { $lt: now, ...(after?.due && { $gte: after.due }) },
  ...(after?.due && { $or: [{ 'state.due': { $gt: after.due } }, { 'state.due': after.due, _id: { $gt: after.id } }] }),
});

/** What of these problems has nobody or no time yet. */
export const unsettledOf = (problems: readonly string[]): object => ({
  'state.problem': { $in: problems },
  ...open,
  $or: [{ 'state.owner': null }, { 'state.due': null }],
});
