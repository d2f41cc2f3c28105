import {
  CONFIDENCE_NAMES,
  type Evidence,
  type Factor,
  FINDING_KIND_NAMES,
  FINDING_KINDS,
  type Finding,
  type Language,
} from '#contracts';
import { inOneLine } from '../../postmortem/chapters/chapter.js';
import type { KeptAnalysis } from '../analysis.js';
import { asMermaid } from './graph-text.js';

const WORDS = {
  en: {
    roots: 'Root causes',
    factors: 'Contributing factors',
    sure: (confidence: string, name: string) => `${confidence}, says ${name}`,
    proposed: 'proposed, not confirmed',
    ledTo: 'led to',
    against: 'Against it',
  },
  fr: {
    roots: 'Causes profondes',
    factors: 'Facteurs contributifs',
    sure: (confidence: string, name: string) => `${confidence}, selon ${name}`,
    proposed: 'proposé, non confirmé',
    ledTo: 'a mené à',
    against: 'Contre cela',
  },
} as const;

/** Where it can be read: an entry by its name in the record, an address as a link. */
function source(one: Evidence): string {
  if ('entry' in one) return `${one.incident} ${one.entry}`;
  const title = inOneLine(one.title).replace(/[[\]\\]/g, '\\$&');
  return `[${title}](<${linked(one.url)}>)`;
}

/** An address as browsers write it, without what would end the link. */
const linked = (url: string): string =>
  (URL.canParse(url) ? new URL(url).href : url).replace(/[<>\s]/g, encodeURIComponent);

const sources = (evidence: readonly Evidence[]): string =>
  evidence.length === 0 ? '' : ` (${evidence.map(source).join('; ')})`;

function factorLines(factor: Factor, { edges }: KeptAnalysis, language: Language): string[] {
  const words = WORDS[language];
  const { id, what, why, evidence, status, rootCause, prevention } = factor;
  const sure = rootCause && words.sure(CONFIDENCE_NAMES[rootCause.confidence][language], rootCause.by.name);
  const note = sure ?? (status === 'proposed' ? words.proposed : null);
  const effects = edges.filter((one) => one.factor === id).map(({ effect }) => effect);
  return [
    `- **${id}** ${inOneLine(what)}${note === null ? '' : ` _(${note})_`}${sources(evidence)}`,
    ...(why === null ? [] : [`  ${inOneLine(why)}`]),
    ...(effects.length === 0 ? [] : [`  → ${words.ledTo} ${effects.join(', ')}`]),
    ...(prevention === null ? [] : [`  ${words.against}: ${inOneLine(prevention.words)}`]),
  ];
}

const findingLines = (findings: readonly Finding[], language: Language): string[] =>
  FINDING_KINDS.flatMap((kind) =>
    findings
      .filter((one) => one.kind === kind)
      .map(({ words, evidence }) => {
        const name = FINDING_KIND_NAMES[kind][language];
        return `- ${name}${language === 'fr' ? ' :' : ':'} ${inOneLine(words)}${sources(evidence)}`;
      }),
  );

/** What is known of why it came to be, as a chapter in Markdown with its graph; empty while nobody has written anything. */
export function causesText(analysis: KeptAnalysis, language: Language): string {
  const { factors, edges, findings } = analysis;
  const words = WORDS[language];
  const [roots, others] = [factors.filter((one) => one.rootCause), factors.filter((one) => !one.rootCause)];
  const titled = (title: string, all: readonly Factor[]) =>
    all.length === 0
      ? []
      : [`**${title}**\n\n${all.flatMap((one) => factorLines(one, analysis, language)).join('\n')}`];
  const graph = edges.length === 0 ? [] : [`\`\`\`mermaid\n${asMermaid(analysis, language)}\`\`\``];
  const found = findings.length === 0 ? [] : [findingLines(findings, language).join('\n')];
  return [...titled(words.roots, roots), ...titled(words.factors, others), ...found, ...graph].join('\n\n');
}
