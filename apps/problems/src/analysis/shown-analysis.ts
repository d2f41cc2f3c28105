import type { Analysis, Language, PersonReference } from '#contracts';
import { blameless, type Known } from '../postmortem/blameless.js';
import type { KeptAnalysis } from './analysis.js';

/** Whether people are shown by their names, and in which language else by their roles. */
export interface Shown {
  readonly names: boolean;
  readonly language: Language;
}

/** Everybody who wrote in it. */
export const writersOf = ({ factors, edges, findings }: KeptAnalysis): PersonReference[] => [
  ...factors.flatMap(({ proposedBy, confirmedBy, wordedBy, rootCause, prevention }) =>
    [proposedBy, confirmedBy, wordedBy, rootCause?.by, prevention?.by].filter((one) => one != null),
  ),
  ...edges.map(({ by }) => by),
  ...findings.map(({ by }) => by),
];

/** Those whose roles are known, and with no role who else wrote in it. A service is nobody to blame. */
export const peopleIn = (analysis: KeptAnalysis, known: readonly Known[]): Known[] => [
  ...known,
  ...writersOf(analysis)
    .filter(({ id }) => !id.startsWith('service:'))
    .map((one) => ({ ...one, role: null })),
];

/** An analysis as it is read: without names, people are their roles, and so they are in words and titles. */
export function shownAnalysis(analysis: KeptAnalysis, known: readonly Known[], { names, language }: Shown): Analysis {
  const say = blameless(peopleIn(analysis, known), { names, language });
  const person = ({ id, name }: PersonReference) => (names ? { id, name } : { id: null, name: say(name) });
  const evidence = (all: KeptAnalysis['findings'][number]['evidence']) =>
    all.map((one) => ('url' in one ? { ...one, title: say(one.title) } : one));
  return {
    problem: analysis.problem,
    names,
    factors: analysis.factors.map((one) => ({
      ...one,
      what: say(one.what),
      why: one.why === null ? null : say(one.why),
      evidence: evidence(one.evidence),
      rootCause: one.rootCause && { ...one.rootCause, by: person(one.rootCause.by) },
      prevention: one.prevention && {
        ...one.prevention,
        words: say(one.prevention.words),
        by: person(one.prevention.by),
      },
      proposedBy: person(one.proposedBy),
      confirmedBy: one.confirmedBy && person(one.confirmedBy),
      wordedBy: person(one.wordedBy),
    })),
    edges: analysis.edges.map((one) => ({ ...one, by: person(one.by) })),
    findings: analysis.findings.map((one) => ({
      ...one,
      words: say(one.words),
      evidence: evidence(one.evidence),
      by: person(one.by),
    })),
  };
}
