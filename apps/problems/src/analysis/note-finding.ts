import {
  ANALYSIS_BOUNDS,
  analysisFull,
  type Evidence,
  type Finding,
  type FindingKind,
  findingChanged,
  findingUnknown,
  triggerKnown,
} from '#contracts';
import type { Marks } from '../problem/change-problem.js';
import { type AnalysisDecision, type KeptAnalysis, mustFit, ofAnalysis } from './analysis.js';

/** What somebody found beside the factors. */
export interface Found {
  readonly kind: FindingKind;
  readonly words: string;
  readonly evidence: readonly Evidence[];
}

/** Notes it. There is one trigger: the second one is shown the first. Throws `trigger-known`, `analysis-full`. */
export const noteFinding =
  ({ kind, words, evidence }: Found): AnalysisDecision =>
  (analysis, { by, now }) => {
    const { findings, counted } = analysis;
    const trigger = kind === 'trigger' && findings.find((one) => one.kind === 'trigger');
    if (trigger) throw triggerKnown({ now: trigger });
    const most = ANALYSIS_BOUNDS.findings;
    if (findings.length >= most) throw analysisFull({ most, what: 'findings' });
    const finding: Finding = { id: `N${counted + 1}`, kind, words, evidence: [...evidence], by, at: now, revision: 1 };
    mustFit(analysis, finding);
    return [{ name: 'finding-noted', data: { ...ofAnalysis(analysis), finding } }];
  };

/** A finding of it. Throws `finding-unknown`. */
export function findingOf({ findings }: Pick<KeptAnalysis, 'findings'>, id: string): Finding {
  const found = findings.find((one) => one.id === id);
  if (!found) throw findingUnknown({ finding: id });
  return found;
}

/** Nobody wrote since that revision was read. Throws `finding-unknown` and `finding-changed`. */
function asRead(analysis: KeptAnalysis, id: string, revision: number): Finding {
  const finding = findingOf(analysis, id);
  if (finding.revision !== revision) throw findingChanged({ given: revision, now: finding });
  return finding;
}

/** Says it otherwise. Throws `finding-unknown`, `finding-changed` and `analysis-full`. */
export const rewordFinding =
  (
    id: string,
    revision: number,
    { words, evidence }: Partial<{ [Key in 'words' | 'evidence']: Found[Key] | undefined }>,
    marks: Marks = {},
  ): AnalysisDecision =>
  (analysis, { by, now }) => {
    const before = asRead(analysis, id, revision);
    const said = { ...before, words: words ?? before.words, evidence: [...(evidence ?? before.evidence)] };
    if (JSON.stringify(said) === JSON.stringify(before)) return [];
    const finding = { ...said, by, at: now, revision: revision + 1 };
    mustFit({ ...analysis, findings: analysis.findings.filter((one) => one.id !== id) }, finding);
    return [{ name: 'finding-reworded', data: { ...ofAnalysis(analysis, marks), finding } }];
  };

/** Takes it out as it was read; the event keeps it. Throws `finding-unknown` and `finding-changed`. */
export const removeFinding =
  (id: string, revision: number, marks: Marks = {}): AnalysisDecision =>
  (analysis) => {
    const finding = asRead(analysis, id, revision);
    return [{ name: 'finding-removed', data: { ...ofAnalysis(analysis, marks), finding } }];
  };
