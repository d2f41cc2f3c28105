import type { PersonReference, Remediation, RemediationKind, RemediationPriority } from '#contracts';
import { type DaysByPriority, dueByPriority, dueToCome } from './due-by-priority.js';
import type { Marks, RemediationDecision, RemediationEvent } from './remediation.js';

/** What can be changed of an item; undefined: as it is. */
export interface RemediationChange {
  readonly title?: string | undefined;
  readonly words?: string | null | undefined;
  readonly kind?: RemediationKind | undefined;
  readonly priority?: RemediationPriority | undefined;
  readonly cause?: string | null | undefined;
  readonly owner?: PersonReference | null | undefined;
  readonly due?: string | null | undefined;
}

/** Says it otherwise, or gives it to somebody; nothing for what is so already. Throws `due-in-the-past`. */
export const changeRemediation =
  (change: RemediationChange, days: DaysByPriority, marks: Marks = {}): RemediationDecision =>
  (item, { now }) => {
    const events: RemediationEvent[] = [];
    const due = dueAfter(item, change, days, now);
    const changed = { ...item, ...wordsOf(change), ...(due !== item.due && { due, dueSince: now, step: null }) };
    if (JSON.stringify(changed) !== JSON.stringify(item)) {
      const data = { remediation: changed, ...marks, ...(due !== item.due && { due: true }) };
      events.push({ name: 'remediation-changed', data });
    }
    const { owner } = change;
    if (owner !== undefined && owner?.id !== item.owner?.id) {
      const remediation = { ...changed, owner };
      events.push({ name: 'remediation-assigned', data: { remediation, from: item.owner, ...marks } });
    }
    return events;
  };

/** What is said of it anew; what is left out stays, and null takes away. */
function wordsOf({ title, words, kind, priority, cause }: RemediationChange): Partial<Remediation> {
  return {
    ...(title !== undefined && { title }),
    ...(words !== undefined && { words }),
    ...(kind !== undefined && { kind }),
    ...(priority !== undefined && { priority }),
    ...(cause !== undefined && { cause }),
  };
}

/** A time that is given counts; else another priority sets it anew, where one is set at all. */
function dueAfter(
  item: Remediation,
  { due, priority }: RemediationChange,
  days: DaysByPriority,
  now: string,
): string | null {
  if (due === null) return null;
  if (due !== undefined) return new Date(due).toISOString() === item.due ? item.due : dueToCome(due, now);
  if (priority === undefined || priority === item.priority || item.due === null) return item.due;
  return dueByPriority(priority, now, days);
}
