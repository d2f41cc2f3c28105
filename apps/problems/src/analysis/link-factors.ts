import { ANALYSIS_BOUNDS, analysisFull, causeOfItself, type FactorEdge } from '#contracts';
import type { Marks } from '../problem/change-problem.js';
import { type AnalysisDecision, factorOf, type KeptAnalysis, mustFit, ofAnalysis } from './analysis.js';

/** The shortest way from one factor to another by what led to what, both included; undefined: there is none. */
export function wayBetween(edges: readonly FactorEdge[], from: string, to: string): readonly string[] | undefined {
  const cameFrom = new Map<string, string | null>([[from, null]]);
  for (const reached of cameFrom.keys()) {
    if (reached === to) break;
    for (const { factor, effect } of edges) {
      if (factor === reached && !cameFrom.has(effect)) cameFrom.set(effect, reached);
    }
  }
  if (!cameFrom.has(to)) return undefined;
  const way: string[] = [];
  for (let at: string | null = to; at !== null; at = cameFrom.get(at) ?? null) way.unshift(at);
  return way;
}

const isEdge = (factor: string, effect: string) => (one: FactorEdge) => one.factor === factor && one.effect === effect;

/** Says that one factor led to another. Throws `factor-unknown`, `cause-of-itself` and `analysis-full`. */
export const linkFactors =
  (factor: string, effect: string): AnalysisDecision =>
  (analysis, { by }) => {
    for (const id of [factor, effect]) factorOf(analysis, id);
    if (analysis.edges.some(isEdge(factor, effect))) return [];
    // What the effect led to already must not have led to its cause.
    const ring = wayBetween(analysis.edges, effect, factor);
    if (ring) throw causeOfItself({ ring: ring.map((id) => ({ id, what: factorOf(analysis, id).what })) });
    const edge = { factor, effect, by };
    mustHaveRoom(analysis, edge);
    return [{ name: 'factors-linked', data: { ...ofAnalysis(analysis), edge } }];
  };

function mustHaveRoom(analysis: KeptAnalysis, edge: FactorEdge): void {
  const most = ANALYSIS_BOUNDS.edges;
  if (analysis.edges.length >= most) throw analysisFull({ most, what: 'edges' });
  mustFit(analysis, edge);
}

/** Says that one did not lead to the other; nothing when nobody says that it did. */
export const unlinkFactors =
  (factor: string, effect: string, marks: Marks = {}): AnalysisDecision =>
  (analysis) => {
    const edge = analysis.edges.find(isEdge(factor, effect));
    return edge ? [{ name: 'factors-unlinked', data: { ...ofAnalysis(analysis, marks), edge } }] : [];
  };
