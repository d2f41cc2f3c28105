import type { Happened } from '#persistence';
import { type AnalysisDecision, emptyAnalysis, type KeptAnalysis } from './analysis.js';
import { analysisAggregate } from './analysis-aggregate.js';

export const ADA = { id: 'p-ada', name: 'Ada' };
export const BEN = { id: 'p-ben', name: 'Ben' };

const BEGAN = Date.UTC(2017, 1, 1);

/** So many days after a root cause was looked for. */
export const days = (count: number): string => new Date(BEGAN + count * 86_400_000).toISOString();

/** An analysis after a decision by somebody. */
export function decided(
  before: KeptAnalysis,
  decide: AnalysisDecision,
  { by, at }: Happened = { by: ADA, at: days(1) },
): KeptAnalysis {
  return decide(before, { by, now: at }).reduce(
    (state, event) => analysisAggregate.evolve(state, event, { by, at }),
    before,
  );
}

/** The analysis of PRB-7 after these decisions of Ada. */
export const analysisAfter = (...decisions: readonly AnalysisDecision[]): KeptAnalysis =>
  decisions.reduce((state, decide) => decided(state, decide), emptyAnalysis('PRB-7', false, days(0)));
