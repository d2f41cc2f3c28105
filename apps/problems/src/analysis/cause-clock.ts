import { CAUSE_DAYS, daysLater, eachOnce, type PersonReference } from '#contracts';
import { type AnalysisDecision, isRootCause, type KeptAnalysis, ofAnalysis, rootCausesOf } from './analysis.js';

const hasRootCause = (analysis: KeptAnalysis): boolean => analysis.factors.some((one) => isRootCause(analysis, one));

/** When somebody is asked next for a root cause; null: nobody is. */
export function dueAt(analysis: KeptAnalysis): string | null {
  const next = hasRootCause(analysis) ? undefined : CAUSE_DAYS.find((days) => days > analysis.said);
  return next === undefined ? null : daysLater(analysis.since, next);
}

/** The last step that has come and was not said; undefined: none. */
const latestStep = ({ since, said }: KeptAnalysis, now: string) =>
  CAUSE_DAYS.findLast((days) => days > said && daysLater(since, days) <= now);

/** Whom the clock speaks to: who answers for finding it, then also who answers for what nobody holds. */
export interface Askable {
  readonly finder: PersonReference;
  readonly above: PersonReference;
}

/**
 * Asks for a root cause, also where one was marked before the problem came back: of what was missed meanwhile only the latest step.
 * Nobody is asked where `quiet`.
 */
export const askForCause =
  (askable: Askable | 'quiet'): AnalysisDecision =>
  (analysis, { now }) => {
    const days = hasRootCause(analysis) ? undefined : latestStep(analysis, now);
    if (days === undefined) return [];
    const earlier = rootCausesOf(analysis);
    const data = { ...ofAnalysis(analysis), days, ...(earlier.length > 0 && { earlier }) };
    if (askable === 'quiet') return [{ name: 'cause-wait-passed', data }];
    const { finder, above } = askable;
    const asks = days === CAUSE_DAYS[0] ? [finder] : eachOnce([finder, above]);
    return [{ name: 'cause-overdue', data: { ...data, asks } }];
  };

/** A root cause is looked for from that time on; nothing when it is already, or was since. */
export const lookForCause =
  (since: string, restricted: boolean): AnalysisDecision =>
  (analysis) =>
    since > analysis.since ? [{ name: 'analysis-opened', data: { ...ofAnalysis(analysis), restricted, since } }] : [];
