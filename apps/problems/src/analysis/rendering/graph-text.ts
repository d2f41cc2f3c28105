import { CONFIDENCE_NAMES, type Confidence, type Factor, type FactorEdge, type Language } from '#contracts';

/** What a graph is drawn from. */
export interface Graph {
  readonly factors: readonly (Pick<Factor, 'id' | 'what' | 'status'> & {
    readonly rootCause: { readonly confidence: Confidence } | null;
  })[];
  readonly edges: readonly Pick<FactorEdge, 'factor' | 'effect'>[];
}

/** Only what ids and labels of graphs are made of: whatever somebody writes, it stays a label. */
const MERMAID_ENTITIES: Readonly<Record<string, string>> = {
  '"': '#quot;',
  '#': '#35;',
  '<': '#lt;',
  '>': '#gt;',
  '&': '#amp;',
  '`': '#96;',
  '\\': '#92;',
  '%': '#37;',
};

const inMermaid = (text: string): string =>
  text.replace(/\s+/g, ' ').replace(/["#<>&`\\%]/g, (one) => MERMAID_ENTITIES[one]!);
const inDot = (text: string): string => text.replace(/\s+/g, ' ').replace(/["\\]/g, '\\$&');

const CAUSE = { en: 'root cause', fr: 'cause profonde' } as const;

const labelOf = ({ what, rootCause }: Graph['factors'][number], language: Language): string =>
  rootCause ? `${what} (${CAUSE[language]}, ${CONFIDENCE_NAMES[rootCause.confidence][language]})` : what;

/** The graph for documents that draw Mermaid: root causes with a thick edge, what is only proposed with a dashed one. */
export function asMermaid({ factors, edges }: Graph, language: Language): string {
  const classOf = ({ rootCause, status }: Graph['factors'][number]) => (rootCause ? 'root' : status);
  return [
    'flowchart TD',
    '  classDef root stroke-width:3px',
    '  classDef proposed stroke-dasharray:4',
    '  classDef confirmed stroke-width:1px',
    ...factors.map((one) => `  ${one.id}["${inMermaid(labelOf(one, language))}"]:::${classOf(one)}`),
    ...edges.map(({ factor, effect }) => `  ${factor} --> ${effect}`),
    '',
  ].join('\n');
}

/** The same for Graphviz. */
export function asDot({ factors, edges }: Graph, language: Language): string {
  const styleOf = ({ rootCause, status }: Graph['factors'][number]) =>
    rootCause ? 'penwidth=3' : status === 'proposed' ? 'style=dashed' : 'penwidth=1';
  return [
    'digraph causes {',
    '  node [shape=box];',
    ...factors.map((one) => `  ${one.id} [label="${inDot(labelOf(one, language))}", ${styleOf(one)}];`),
    ...edges.map(({ factor, effect }) => `  ${factor} -> ${effect};`),
    '}',
    '',
  ].join('\n');
}
