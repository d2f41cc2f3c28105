import type { PersonReference, Remediation, RemediationKind, RemediationPriority } from '#contracts';
import type { Context } from '#persistence';
import { type DaysByPriority, dueByPriority, dueToCome } from './due-by-priority.js';
import type { Marks, RemediationEvent } from './remediation.js';

/** What is logged of something that is to change. */
export interface Logged {
  readonly id: string;
  readonly problem: string;
  readonly restricted: boolean;
  readonly title: string;
  readonly words?: string | undefined;
  readonly kind: RemediationKind;
  readonly priority: RemediationPriority;
  readonly cause?: string | undefined;
  readonly owner: PersonReference | null;
  /** Undefined: by its priority; null: at no time. */
  readonly due?: string | null | undefined;
  readonly clock: boolean;
}

/** Logs it. Throws `due-in-the-past`. */
export const logRemediation =
  (logged: Logged, days: DaysByPriority, marks: Marks = {}) =>
  ({ now, by }: Context): readonly RemediationEvent[] => {
    const { words = null, cause = null, due, ...given } = logged;
    const remediation: Remediation = {
      ...{ ...given, words, cause, due: dueOf(due, logged.priority, now, days), dueSince: now },
      ...{ status: 'open', statusSince: now, evidence: null, reason: null, loggedAt: now, loggedBy: by },
      ...{ step: null, didNotHold: [], link: null },
    };
    return [{ name: 'remediation-logged', data: { remediation, ...marks } }];
  };

const dueOf = (due: string | null | undefined, priority: RemediationPriority, now: string, days: DaysByPriority) =>
  due === undefined ? dueByPriority(priority, now, days) : due === null ? null : dueToCome(due, now);
