import { REMEDIATION_KIND_NAMES, REMEDIATION_PRIORITY_NAMES, type Remediation } from '#contracts';
import type { IssueWords } from './dialect.js';

/** What the issue of an item says. It is made once, and from then on belongs to who works in the tracker. */
export function issueWords({ id, problem, title, words, kind, priority, due, owner }: Remediation): IssueWords {
  const lines = [
    ...(words === null ? [] : [words, '']),
    `Kind: ${REMEDIATION_KIND_NAMES[kind].en}. Priority: ${REMEDIATION_PRIORITY_NAMES[priority].en}.`,
    ...(owner === null ? [] : [`Owner: ${owner.name}.`]),
    ...(due === null ? [] : [`Due: ${due.slice(0, 10)}.`]),
    '',
    `Muster ${problem} ${id}`,
  ];
  return { title, body: lines.join('\n'), mark: id };
}
