import { ANALYSIS_BOUNDS, analysisFull, type Evidence, type Factor, type PersonReference } from '#contracts';
import {
  type AnalysisDecision,
  type AnalysisEvent,
  factorOf,
  type KeptAnalysis,
  mustFit,
  ofAnalysis,
} from './analysis.js';

/** What is said of something that contributed. */
export interface Proposal {
  readonly what: string;
  readonly why?: string | null | undefined;
  readonly evidence: readonly Evidence[];
  /** Factors that it led to. */
  readonly effects?: readonly string[];
}

/** A cause that a service knew of: comes by itself, and is proposed once. */
export interface KnownCause extends Proposal {
  /** The same whenever it comes again. */
  readonly id: string;
  readonly service: string;
  readonly by: PersonReference;
  readonly at: string;
}

const MOST_TAKEN = 1_000;

/** Says that something contributed. Throws `factor-unknown` of an effect, and `analysis-full`. */
export const proposeFactor =
  (proposal: Proposal): AnalysisDecision =>
  (analysis, { now, by }) => {
    const factor = newFactor(analysis, proposal, { by, at: now, from: null });
    const { factors, edges } = analysis;
    const effects = [...new Set(proposal.effects)];
    for (const effect of effects) factorOf(analysis, effect);
    const linked = effects.map((effect) => ({ factor: factor.id, effect, by }));
    if (factors.length >= ANALYSIS_BOUNDS.factors) throw full('factors');
    if (edges.length + linked.length > ANALYSIS_BOUNDS.edges) throw full('edges');
    mustFit(analysis, { factor, linked });
    const whose = ofAnalysis(analysis);
    return [
      { name: 'factor-proposed', data: { ...whose, factor, taken: null } },
      ...linked.map((edge): AnalysisEvent => ({ name: 'factors-linked', data: { ...whose, edge } })),
    ];
  };

/**
 * Proposes what a service knew of; nothing when it came before, also where somebody removed it since, and nothing where there
 * is no room: nobody is there to be refused.
 */
export const takeKnownCause =
  ({ id, service, by, at, ...proposal }: KnownCause): AnalysisDecision =>
  (analysis) => {
    const { factors, taken } = analysis;
    if (taken.includes(id) || factors.length >= ANALYSIS_BOUNDS.factors || taken.length >= MOST_TAKEN) return [];
    const factor = newFactor(analysis, proposal, { by, at, from: service });
    try {
      mustFit(analysis, factor);
    } catch {
      return [];
    }
    return [{ name: 'factor-proposed', data: { ...ofAnalysis(analysis), factor, taken: id } }];
  };

const full = (what: 'factors' | 'edges') => analysisFull({ most: ANALYSIS_BOUNDS[what], what });

const newFactor = (
  { counted }: KeptAnalysis,
  { what, why, evidence }: Proposal,
  { by, at, from }: { readonly by: PersonReference; readonly at: string; readonly from: string | null },
): Factor => ({
  ...{ id: `F${counted + 1}`, what, why: why ?? null, evidence: [...evidence], status: 'proposed', rootCause: null },
  ...{ prevention: null, from, proposedBy: by, proposedAt: at, confirmedBy: null },
  ...{ wordedBy: by, wordedAt: at, revision: 1 },
});
