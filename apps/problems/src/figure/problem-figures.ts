import type { ProblemFigures, ProblemRecord } from '#contracts';
import type { Fact } from './fact.js';
import { spanOf } from './spread.js';

/** What figures know of a problem beside what happened to it. */
export type CountedProblem = Pick<
  ProblemRecord,
  'id' | 'severity' | 'openedAt' | 'incidents' | 'reopened' | 'components'
>;

/** An item as it stands now. */
interface Item {
  readonly status: string;
  readonly due: string | null;
  readonly doneAt: string | undefined;
}

/** Each item as what was told of it last left it; what was dropped counts for nothing. */
function itemsOf(facts: readonly Fact[]): readonly Item[] {
  const items = new Map<string, Item>();
  for (const { about, status, due = null, at } of facts) {
    if (!about) continue;
    const before = items.get(about);
    const now = status ?? before?.status ?? 'open';
    const doneAt = now === 'done' ? (before?.status === 'done' ? before.doneAt : at) : undefined;
    items.set(about, { status: now, due, doneAt });
  }
  return [...items.values()].filter(({ status }) => status !== 'dropped');
}

/** The figures of one problem from what happened to it, in whatever order that came. */
export function figuresOfProblem(problem: CountedProblem, given: readonly Fact[], asOf: string): ProblemFigures {
  const facts = given.toSorted((a, b) => a.at.localeCompare(b.at) || a.id.localeCompare(b.id));
  const first = (name: string) => facts.find((fact) => fact.name === name)?.at;
  const items = itemsOf(facts);
  const done = items.filter(({ doneAt }) => doneAt !== undefined);
  // What is still open beyond its time is not in time either; what is open within it is not counted yet.
  const judged = items.filter(({ due, doneAt }) => due !== null && (doneAt !== undefined || due < asOf));
  const inTime = judged.filter(({ due, doneAt }) => doneAt !== undefined && doneAt <= due!);
  const last = done
    .map(({ doneAt }) => doneAt!)
    .sort()
    .at(-1);
  const { id, severity, openedAt, incidents, reopened } = problem;
  return {
    ...{ problem: id, severity, openedAt, asOf },
    causeMs: spanOf(openedAt, first('root-cause-marked')),
    postmortemMs: spanOf(openedAt, first('postmortem-approved')),
    remediationMs: done.length === items.length ? spanOf(openedAt, last) : null,
    remediation: {
      ...{ items: items.length, done: done.length, open: items.length - done.length },
      inTime: { count: inTime.length, of: judged.length },
    },
    ...{ recurrences: Math.max(0, incidents.length - 1), reopened },
  };
}
