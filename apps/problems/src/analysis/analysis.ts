import {
  ANALYSIS_BOUNDS,
  type ANALYSIS_EVENTS,
  analysisFull,
  CONFIDENCES,
  type EventOf,
  type Evidence,
  evidenceElsewhere,
  type Factor,
  type FactorEdge,
  type Finding,
  factorUnknown,
  type ProblemRecord,
} from '#contracts';
import type { Context } from '#persistence';
import type { Marks } from '../problem/change-problem.js';

/** Why a problem came to be, as it is kept. */
export interface KeptAnalysis {
  readonly problem: string;
  readonly restricted: boolean;
  /** Since when a root cause is looked for. */
  readonly since: string;
  /** After how many days without one somebody was asked last; 0: nobody yet. */
  readonly said: number;
  /** Factors and findings that there ever were: their ids are never given again. */
  readonly counted: number;
  readonly factors: readonly Factor[];
  readonly edges: readonly FactorEdge[];
  readonly findings: readonly Finding[];
  /** What services knew of and was taken in, also where somebody removed it since. */
  readonly taken: readonly string[];
}

/** What can happen to an analysis. */
export type AnalysisEvent = EventOf<(typeof ANALYSIS_EVENTS)[number]>;

/** Decides something on an analysis. */
export type AnalysisDecision = (analysis: KeptAnalysis, context: Context) => readonly AnalysisEvent[];

/** The duty of whoever finds root causes. */
export const FIND_ROOT_CAUSE = 'find-root-cause';

/** The duty of whoever says what keeps it from happening again. */
export const PROPOSE_PREVENTIVE_CHANGES = 'propose-preventive-changes';

/** One in which nobody has written yet. */
export const emptyAnalysis = (problem: string, restricted: boolean, since: string): KeptAnalysis => ({
  ...{ problem, restricted, since, said: 0, counted: 0, factors: [], edges: [], findings: [], taken: [] },
});

/** What every event of it carries. */
export const ofAnalysis = ({ problem, restricted }: KeptAnalysis, marks: Marks = {}) => ({
  ...{ problem, restricted, ...marks },
});

/** A factor of it. Throws `factor-unknown`. */
export function factorOf({ factors }: Pick<KeptAnalysis, 'factors'>, id: string): Factor {
  const found = factors.find((one) => one.id === id);
  if (!found) throw factorUnknown({ factor: id });
  return found;
}

/** Whether somebody marked it as a root cause since one is looked for: what was marked before the problem came back is in doubt. */
export const isRootCause = (
  { since }: Pick<KeptAnalysis, 'since'>,
  { rootCause }: Pick<Factor, 'rootCause'>,
): boolean => rootCause !== null && rootCause.at >= since;

/** How its root causes are told, the surest first. */
export const rootCausesOf = ({ factors }: Pick<KeptAnalysis, 'factors'>): string[] =>
  factors
    .flatMap(({ what, rootCause }) => (rootCause ? [{ what, sure: CONFIDENCES.indexOf(rootCause.confidence) }] : []))
    .toSorted((one, other) => other.sure - one.sure)
    .map(({ what }) => what);

/** Entries are of the problem or its incidents: whoever reads the analysis sees those. Throws `evidence-elsewhere`. */
export function mustBeOf({ id, incidents }: Pick<ProblemRecord, 'id' | 'incidents'>, all: readonly Evidence[]): void {
  const known = [...incidents.map((one) => one.id), id];
  for (const one of all) {
    if ('incident' in one && !known.includes(one.incident)) {
      throw evidenceElsewhere({ incident: one.incident, known });
    }
  }
}

/** Whether there is room for that many bytes of words more, so that it can be read in one answer. Throws `analysis-full`. */
export function mustFit({ factors, edges, findings }: KeptAnalysis, more: object): void {
  const bytes = Buffer.byteLength(JSON.stringify([factors, edges, findings, more]));
  if (bytes > ANALYSIS_BOUNDS.bytes) throw analysisFull({ most: ANALYSIS_BOUNDS.bytes, what: 'bytes' });
}
