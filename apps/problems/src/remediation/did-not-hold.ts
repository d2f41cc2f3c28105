import type { PersonReference } from '#contracts';
import type { Marks, RemediationDecision } from './remediation.js';

/** Incidents that are kept of one item at most. */
const MOST = 100;

/** An incident that has the same cause, and when it began. */
export interface CameAgain {
  readonly incident: string;
  readonly began: string;
}

/** What was done before it came again did not hold: said once for each incident, however often that is heard. */
export const didNotHold =
  ({ incident, began }: CameAgain, tracker: PersonReference | null, marks: Marks = {}): RemediationDecision =>
  (item, { now }) => {
    const isKnown = item.didNotHold.some((one) => one.incident === incident);
    if (item.status !== 'done' || item.statusSince > began || isKnown || item.didNotHold.length >= MOST) return [];
    const remediation = { ...item, didNotHold: [...item.didNotHold, { incident, at: now }] };
    const both = [item.owner, tracker].filter((person) => person !== null);
    const asks = both.filter(({ id }, index) => both.findIndex((one) => one.id === id) === index);
    return [{ name: 'remediation-did-not-hold', data: { remediation, incident, asks, ...marks } }];
  };
