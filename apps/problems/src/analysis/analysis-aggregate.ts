import { ANALYSIS_EVENTS } from '#contracts';
import type { Aggregate } from '#persistence';
import { type AnalysisEvent, emptyAnalysis, type KeptAnalysis } from './analysis.js';
import { dueAt } from './cause-clock.js';

/** With one of them as it is now, in its place or at the end. */
const placed = <One extends { readonly id: string }>(all: readonly One[], one: One): readonly One[] =>
  all.some(({ id }) => id === one.id) ? all.map((before) => (before.id === one.id ? one : before)) : [...all, one];

function evolve(before: KeptAnalysis | undefined, event: AnalysisEvent, at: string): KeptAnalysis {
  const { problem, restricted } = event.data;
  const state = { ...(before ?? emptyAnalysis(problem, restricted, at)), restricted };
  switch (event.name) {
    case 'analysis-opened':
      return { ...state, since: event.data.since, said: 0 };
    case 'factor-proposed': {
      const { factor, taken } = event.data;
      const known = taken === null ? state.taken : [...state.taken, taken];
      return { ...state, factors: [...state.factors, factor], counted: state.counted + 1, taken: known };
    }
    case 'factor-removed': {
      const { id } = event.data.factor;
      const edges = state.edges.filter(({ factor, effect }) => factor !== id && effect !== id);
      return { ...state, edges, factors: state.factors.filter((one) => one.id !== id) };
    }
    case 'factors-linked':
      return { ...state, edges: [...state.edges, event.data.edge] };
    case 'factors-unlinked': {
      const { factor, effect } = event.data.edge;
      return { ...state, edges: state.edges.filter((one) => one.factor !== factor || one.effect !== effect) };
    }
    case 'finding-noted':
      return { ...state, findings: [...state.findings, event.data.finding], counted: state.counted + 1 };
    case 'finding-reworded':
      return { ...state, findings: placed(state.findings, event.data.finding) };
    case 'finding-removed':
      return { ...state, findings: state.findings.filter(({ id }) => id !== event.data.finding.id) };
    case 'cause-overdue':
    case 'cause-wait-passed':
      return { ...state, said: event.data.days };
    default:
      return { ...state, factors: placed(state.factors, event.data.factor) };
  }
}

/** Why a problem came to be: a graph of what contributed, and what was found beside. */
export const analysisAggregate: Aggregate<KeptAnalysis, AnalysisEvent> = {
  service: 'problems',
  name: 'analyses',
  shape: 1,
  events: ANALYSIS_EVENTS as never,
  evolve: (before, event, { at }) => evolve(before, event, at),
  place: ({ problem, restricted }) => ({ incident: problem, restricted }),
  // Its own sweeper asks, for whom has to be looked up.
  dueAt,
};
