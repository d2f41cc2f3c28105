import type { RemediationDecision } from './remediation.js';

/** What of a problem its items follow. */
export interface NotedProblem {
  readonly restricted: boolean;
  readonly clock: boolean;
}

/** Follows who may see the problem, and whether its clocks run; nothing when it is no news. */
export const noteProblem =
  ({ restricted, clock }: NotedProblem): RemediationDecision =>
  (item) =>
    item.restricted === restricted && item.clock === clock
      ? []
      : [{ name: 'remediation-noted', data: { remediation: { ...item, restricted, clock } } }];
