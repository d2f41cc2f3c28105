import { type Confidence, type Evidence, type Factor, factorChanged } from '#contracts';
import type { Context } from '#persistence';
import type { Marks } from '../problem/change-problem.js';
import { type AnalysisDecision, factorOf, isRootCause, type KeptAnalysis, mustFit, ofAnalysis } from './analysis.js';

/** What somebody says otherwise; what is not given stays. */
export interface Rewording {
  readonly what?: string | undefined;
  readonly why?: string | null | undefined;
  readonly evidence?: readonly Evidence[] | undefined;
}

/** Nobody wrote since that revision was read: else nothing is overwritten. Throws `factor-unknown`, `factor-changed`. */
function asRead(analysis: KeptAnalysis, id: string, revision: number): Factor {
  const factor = factorOf(analysis, id);
  if (factor.revision !== revision) throw factorChanged({ given: revision, now: factor });
  return factor;
}

const worded = (factor: Factor, { by, now }: Context): Factor => ({
  ...{ ...factor, wordedBy: by, wordedAt: now, revision: factor.revision + 1 },
});

/** Says it otherwise; nothing when it is said so already. Throws `factor-unknown`, `factor-changed`, `analysis-full`. */
export const rewordFactor =
  (id: string, revision: number, { what, why, evidence }: Rewording, marks: Marks = {}): AnalysisDecision =>
  (analysis, context) => {
    const before = asRead(analysis, id, revision);
    const said = {
      ...before,
      what: what ?? before.what,
      why: why === undefined ? before.why : why,
      evidence: [...(evidence ?? before.evidence)],
    };
    if (JSON.stringify(said) === JSON.stringify(before)) return [];
    const factor = worded(said, context);
    mustFit(without(analysis, id), factor);
    return [{ name: 'factor-reworded', data: { ...ofAnalysis(analysis, marks), factor } }];
  };

/** Says what would keep it from contributing again; null takes that back. Throws as {@link rewordFactor} does. */
export const proposePrevention =
  (id: string, revision: number, words: string | null, marks: Marks = {}): AnalysisDecision =>
  (analysis, context) => {
    const before = asRead(analysis, id, revision);
    if (words === (before.prevention?.words ?? null)) return [];
    const prevention = words === null ? null : { words, by: context.by, at: context.now };
    const factor = { ...worded(before, context), prevention };
    mustFit(without(analysis, id), factor);
    return [{ name: 'prevention-proposed', data: { ...ofAnalysis(analysis, marks), factor } }];
  };

/** Says that it did contribute; nothing when that is confirmed. Throws `factor-unknown`. */
export const confirmFactor =
  (id: string, marks: Marks = {}): AnalysisDecision =>
  (analysis, { by }) => {
    const before = factorOf(analysis, id);
    if (before.status === 'confirmed') return [];
    const factor: Factor = { ...before, status: 'confirmed', confirmedBy: by };
    return [{ name: 'factor-confirmed', data: { ...ofAnalysis(analysis, marks), factor } }];
  };

/**
 * Marks it as a root cause, which confirms it; nothing when somebody was as sure already, and the problem did not come back since.
 * Throws `factor-unknown`.
 */
export const markRootCause =
  (id: string, confidence: Confidence, marks: Marks = {}): AnalysisDecision =>
  (analysis, { by, now }) => {
    const before = factorOf(analysis, id);
    if (before.rootCause?.confidence === confidence && isRootCause(analysis, before)) return [];
    const confirmedBy = before.confirmedBy ?? by;
    const factor: Factor = { ...before, status: 'confirmed', confirmedBy, rootCause: { confidence, by, at: now } };
    return [{ name: 'root-cause-marked', data: { ...ofAnalysis(analysis, marks), factor } }];
  };

/** Says that it is no root cause after all; it stays confirmed. Throws `factor-unknown`. */
export const unmarkRootCause =
  (id: string, marks: Marks = {}): AnalysisDecision =>
  (analysis) => {
    const before = factorOf(analysis, id);
    if (before.rootCause === null) return [];
    const factor = { ...before, rootCause: null };
    return [{ name: 'root-cause-unmarked', data: { ...ofAnalysis(analysis, marks), factor } }];
  };

/** Takes it out with its links, as it was read; the event keeps them. Throws `factor-unknown`, `factor-changed`. */
export const removeFactor =
  (id: string, revision: number, marks: Marks = {}): AnalysisDecision =>
  (analysis) => {
    const factor = asRead(analysis, id, revision);
    const edges = analysis.edges.filter((one) => one.factor === id || one.effect === id);
    return [{ name: 'factor-removed', data: { ...ofAnalysis(analysis, marks), factor, edges } }];
  };

const without = (analysis: KeptAnalysis, id: string): KeptAnalysis => ({
  ...analysis,
  factors: analysis.factors.filter((one) => one.id !== id),
});
