import { issueThereAlready, type Localised, later, type Remediation, type TrackerLink } from '#contracts';
import { isOpen, type Marks, type RemediationDecision } from '../remediation/remediation.js';
import type { Issue } from './dialect.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Whoever tries has so long before another may; also what an index of a tracker gets to know of what was made. */
const ATTEMPT_MS = 3 * MINUTE_MS;
/** How long it is waited after an attempt that failed; the last of them for all later ones. */
const PAUSES_MS = [MINUTE_MS, 5 * MINUTE_MS, 30 * MINUTE_MS, 2 * HOUR_MS, 6 * HOUR_MS, 24 * HOUR_MS] as const;
/** A month of days, and then only when somebody asks for it again. */
const MOST_ATTEMPTS = 35;
/** What may pass by itself is told to the owner when it has failed so often. */
const TOLD_AFTER = 3;

/** Why an issue could not be made. */
export interface NotMade {
  readonly reason: Localised;
  /** It does not pass by itself: somebody has to mend something. */
  readonly lasting: boolean;
  /** How long the tracker asks to wait. */
  readonly afterMs?: number | undefined;
}

/** An issue as it is looked for: by tracker and key. */
export const issueName = (tracker: string, key: string): string => `${tracker}/${key}`;

/** When it is tried again to make its issue; null: not by itself. */
export const nextTryAt = (item: Pick<Remediation, 'link' | 'status'>): string | null =>
  item.link && item.link.state !== 'linked' && isOpen(item) ? item.link.nextAt : null;

const withLink = (item: Remediation, link: TrackerLink) => ({ ...item, link });

/** It is to have an issue; one that failed is tried again at once. Throws `issue-there-already` for another tracker. */
export const wantIssue =
  (tracker: string, marks: Marks = {}): RemediationDecision =>
  (item, { now, by }) => {
    const before = item.link;
    const isSame = before?.tracker === tracker;
    if (before?.issue) {
      if (isSame) return [];
      throw issueThereAlready({ tracker: before.tracker, url: before.issue.url });
    }
    if (isSame && before.state === 'wanted') return [];
    const again = isSame ? before : { tracker, wantedAt: now, wantedBy: by, attempts: 0 };
    const link = { ...again, state: 'wanted' as const, nextAt: now, reason: null, told: false, issue: null };
    return [{ name: 'tracker-issue-wanted', data: { remediation: withLink(item, link), ...marks } }];
  };

/** Takes the attempt that is due; of several who would, one does. Nothing when none is. */
export const beginAttempt: RemediationDecision = (item, { now }) => {
  const at = nextTryAt(item);
  if (at === null || at > now || !item.link) return [];
  const link = { ...item.link, attempts: item.link.attempts + 1, nextAt: later(now, ATTEMPT_MS) };
  return [{ name: 'tracker-issue-tried', data: { remediation: withLink(item, link) } }];
};

/** It has its issue; nothing when it has one already. */
export const noteMade =
  (tracker: string, issue: Issue): RemediationDecision =>
  (item) => {
    if (item.link?.tracker !== tracker || item.link.issue) return [];
    const link = { ...item.link, state: 'linked' as const, nextAt: null, reason: null, issue };
    return [{ name: 'tracker-issue-linked', data: { remediation: withLink(item, link) } }];
  };

/**
 * It could not be made: it is tried again after a pause that grows, or after what the tracker asks for. The owner is told
 * once. `jitter` (0 to 1) keeps many from coming back in the same moment.
 */
export const noteNotMade =
  (tracker: string, { reason, lasting, afterMs = 0 }: NotMade, jitter: number): RemediationDecision =>
  (item, { now }) => {
    if (item.link?.tracker !== tracker || item.link.issue) return [];
    const { attempts, told } = item.link;
    const pause = PAUSES_MS[Math.min(attempts, PAUSES_MS.length) - 1] ?? PAUSES_MS[0];
    const wait = Math.max(pause, Math.min(afterMs, PAUSES_MS[5])) * (1 + jitter / 5);
    const tells = !told && (lasting || attempts >= TOLD_AFTER);
    const nextAt = attempts >= MOST_ATTEMPTS ? null : later(now, Math.round(wait));
    const link = { ...item.link, state: 'failed' as const, reason, nextAt, told: told || tells };
    const remediation = withLink(item, link);
    if (!tells) return [{ name: 'tracker-issue-tried', data: { remediation } }];
    return [{ name: 'tracker-issue-failed', data: { remediation, asks: [item.owner ?? item.link.wantedBy] } }];
  };
