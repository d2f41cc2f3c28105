import type { Remediation } from '#contracts';
import { moveRemediation } from '../remediation/move-remediation.js';
import { isOpen, type RemediationDecision } from '../remediation/remediation.js';
import type { Issue } from './dialect.js';

/**
 * Follows the issue: one that was closed as done is what shows that the item is done, and one that was opened again takes
 * that back. What was closed without being done is told, and left to people. Older news than what is known is none.
 */
export const followIssue =
  (tracker: string, issue: Issue): RemediationDecision =>
  (item, context) => {
    const known = item.link?.tracker === tracker ? item.link.issue : null;
    if (!item.link || known?.key !== issue.key || known.changedAt > issue.changedAt) return [];
    if (known.state === issue.state) return [];
    const remediation = { ...item, link: { ...item.link, issue: { ...known, ...issue } } };
    const status = statusAfter(remediation, issue);
    const moved = status ? moveRemediation({ status, evidence: { url: issue.url } })(remediation, context) : [];
    return [{ name: 'tracker-issue-moved', data: { remediation } }, ...moved];
  };

function statusAfter(item: Remediation, { state, url }: Issue): 'done' | 'in-progress' | undefined {
  if (state === 'done') return isOpen(item) ? 'done' : undefined;
  // Only what the issue itself has shown to be done.
  return state === 'open' && item.status === 'done' && item.evidence?.url === url ? 'in-progress' : undefined;
}
