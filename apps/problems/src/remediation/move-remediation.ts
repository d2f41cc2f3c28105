import {
  dropReasonNeeded,
  evidenceNeeded,
  type PersonReference,
  type Remediation,
  type RemediationStatus,
} from '#contracts';
import { isOpen, type Marks, type RemediationDecision } from './remediation.js';

/** Where an item is moved, and what that needs. */
export interface Move {
  readonly status: RemediationStatus;
  readonly evidence?: { readonly words?: string | undefined; readonly url?: string | undefined } | undefined;
  readonly reason?: string | undefined;
}

/**
 * Begins it, does it, drops it, or opens it again; nothing where it is there already. Throws `evidence-needed` for what is to
 * be done, and `drop-reason-needed`.
 */
export const moveRemediation =
  (move: Move, marks: Marks = {}): RemediationDecision =>
  (item, { now, by }) => {
    if (move.status === item.status) return [];
    const remediation = {
      ...{ ...item, status: move.status, statusSince: now },
      ...{ evidence: evidenceOf(move, by), reason: reasonOf(move) },
      // What is taken up again is reminded of anew.
      ...(!isOpen(item) && { step: null }),
    };
    return [{ name: 'remediation-moved', data: { remediation, from: item.status, ...marks } }];
  };

function evidenceOf({ status, evidence }: Move, by: PersonReference): Remediation['evidence'] {
  if (status !== 'done') return null;
  const { words = null, url = null } = evidence ?? {};
  if (words === null && url === null) throw evidenceNeeded({});
  return { words, url, by };
}

function reasonOf({ status, reason }: Move): string | null {
  if (status !== 'dropped') return null;
  if (reason === undefined) throw dropReasonNeeded({});
  return reason;
}
