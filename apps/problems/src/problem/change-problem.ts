import { type PersonReference, problemNotClosed } from '#contracts';
import { mustBeOpen, openStatus, type ProblemDecision, type ProblemEvent, shownProblem } from './problem.js';

/** An act that is marked when the last known table decided who may. */
export interface Marks {
  readonly decidedByCopy?: boolean;
}

/** What can be changed of a problem. */
export interface ProblemChange {
  readonly title?: string | undefined;
  readonly workaround?: string | null | undefined;
}

/** Names it otherwise, or says how to live with it; nothing for what is so already. Throws `problem-closed`. */
export const changeProblem =
  (change: ProblemChange, marks: Marks = {}): ProblemDecision =>
  (kept, { now, by }) => {
    mustBeOpen(kept);
    const events: ProblemEvent[] = [];
    let problem = shownProblem(kept);
    if (change.title !== undefined && change.title !== problem.title) {
      const from = problem.title;
      problem = { ...problem, title: change.title };
      events.push({ name: 'problem-renamed', data: { from, problem, ...marks } });
    }
    if (change.workaround !== undefined && change.workaround !== (problem.workaround?.words ?? null)) {
      const workaround = workaroundBy(change.workaround, by, now);
      problem = { ...problem, workaround, status: openStatus({ workaround }) };
      events.push({ name: 'workaround-said', data: { problem, ...marks } });
    }
    return events;
  };

const workaroundBy = (words: string | null, by: PersonReference, at: string) =>
  words === null ? null : { words, by, at };

/** Closes it; nothing when it is closed. */
export const closeProblem =
  (words: string | null, marks: Marks = {}): ProblemDecision =>
  (kept, { now }) => {
    if (kept.closedAt !== null) return [];
    const problem = { ...shownProblem(kept), status: 'closed' as const, closedAt: now };
    return [{ name: 'problem-closed', data: { problem, words, ...marks } }];
  };

/** Opens a closed one again. Throws `problem-not-closed`. */
export const reopenProblem =
  (words: string | null, marks: Marks = {}): ProblemDecision =>
  (kept) => {
    if (kept.closedAt === null) throw problemNotClosed({ problem: kept.id });
    const before = shownProblem(kept);
    const problem = { ...before, status: openStatus(before), closedAt: null, reopened: before.reopened + 1 };
    return [{ name: 'problem-reopened', data: { problem, words, incident: null, ...marks } }];
  };
