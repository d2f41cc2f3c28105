import { z } from 'zod';
import { keyReused, notForYou } from '../definition/general-rejections.js';
import { defineCommand, defineQuery } from '../definition/request.js';
import { line, paragraphs, webAddress } from '../definition/text.js';
import { placeId } from '../incidents/incident.js';
import { entryId } from '../timeline/note.js';
import { analysis, CONFIDENCES, FINDING_KINDS, factor, factorEdge, finding } from './analysis.js';
import {
  analysisFull,
  causeOfItself,
  evidenceElsewhere,
  factorChanged,
  factorUnknown,
  findingChanged,
  findingUnknown,
  triggerKnown,
} from './analysis-rejections.js';
import { problemId } from './problem.js';
import { problemUnknown } from './problem-rejections.js';

const WHOLE = '/v1/problems/{problem}/analysis';
const FACTOR = `${WHOLE}/factors/{factor}`;
const EFFECT = `${FACTOR}/effects/{effect}`;
const FINDING = `${WHOLE}/findings/{finding}`;
const anyone = 'anyone who sees the problem';
const finders = 'whoever is entitled to find-root-cause for the problem';

const whole = { problem: problemId() } as const;
const factorId = () => z.string().regex(/^F[1-9]\d{0,8}$/, { error: 'a factor is named like F1' });
const one = { ...whole, factor: factorId() } as const;
const findingOne = {
  ...whole,
  finding: z.string().regex(/^N[1-9]\d{0,8}$/, { error: 'a finding is named like N1' }),
} as const;
const revision = z.coerce.number().int().min(1).max(1_000_000_000).describe('the one that was read');
const yesOrNo = z.preprocess((given) => (given === 'true' ? true : given === 'false' ? false : given), z.boolean());

const evidence = z
  .array(
    z.union([
      z.strictObject({ incident: placeId(), entry: entryId() }),
      z.strictObject({ title: line(200), url: webAddress() }),
    ]),
  )
  .max(10)
  .describe('entries of the record of its incidents or its own, or web links');
const what = line(300).describe('what was so, or was missing');
const why = paragraphs(2_000).describe('Markdown: how it contributed');
const always = [problemUnknown, keyReused] as const;

export const proposeFactor = defineCommand({
  service: 'problems',
  name: 'propose-factor',
  summary: 'Say that something contributed.',
  whoMay: anyone,
  input: z.strictObject({
    ...whole,
    what,
    why: why.optional(),
    evidence: evidence.default([]),
    effects: z.array(factorId()).max(20).default([]).describe('factors that it led to'),
  }),
  output: factor,
  rejections: [...always, factorUnknown, evidenceElsewhere, analysisFull],
  http: { method: 'POST', path: `${WHOLE}/factors`, status: () => 201, statuses: [201] },
});

export const rewordFactor = defineCommand({
  service: 'problems',
  name: 'reword-factor',
  summary: 'Say it otherwise, on the revision that you read.',
  whoMay: `who proposed it, and ${finders}`,
  input: z.strictObject({
    ...one,
    revision,
    what: what.optional(),
    why: why.nullable().optional(),
    evidence: evidence.optional(),
  }),
  output: factor,
  rejections: [...always, factorUnknown, factorChanged, evidenceElsewhere, analysisFull, notForYou],
  http: { method: 'PATCH', path: FACTOR },
});

export const confirmFactor = defineCommand({
  service: 'problems',
  name: 'confirm-factor',
  summary: 'Say that it did contribute.',
  whoMay: finders,
  input: z.strictObject(one),
  output: factor,
  rejections: [...always, factorUnknown, notForYou],
  http: { method: 'POST', path: `${FACTOR}/confirmation` },
});

export const removeFactor = defineCommand({
  service: 'problems',
  name: 'remove-factor',
  summary: 'Say that it did not contribute, on the revision that you read; its links go with it. The record keeps it.',
  whoMay: finders,
  input: z.strictObject({ ...one, revision }),
  output: factor,
  rejections: [...always, factorUnknown, factorChanged, notForYou],
  http: { method: 'DELETE', path: FACTOR },
});

export const linkFactors = defineCommand({
  service: 'problems',
  name: 'link-factors',
  summary: 'Say that one factor led to another.',
  whoMay: anyone,
  input: z.strictObject({ ...one, effect: factorId() }),
  output: factorEdge,
  rejections: [...always, factorUnknown, causeOfItself, analysisFull],
  http: { method: 'PUT', path: EFFECT },
});

export const unlinkFactors = defineCommand({
  service: 'problems',
  name: 'unlink-factors',
  summary: 'Say that one factor did not lead to another.',
  whoMay: `who linked them, and ${finders}`,
  input: z.strictObject({ ...one, effect: factorId() }),
  output: z.object({ factor: z.string(), effect: z.string() }),
  rejections: [...always, notForYou],
  http: { method: 'DELETE', path: EFFECT },
});

export const markRootCause = defineCommand({
  service: 'problems',
  name: 'mark-root-cause',
  summary: 'Say that a factor is a root cause, and how sure you are; that confirms it too.',
  whoMay: finders,
  input: z.strictObject({ ...one, confidence: z.enum(CONFIDENCES) }),
  output: factor,
  rejections: [...always, factorUnknown, notForYou],
  http: { method: 'PUT', path: `${FACTOR}/root-cause` },
});

export const unmarkRootCause = defineCommand({
  service: 'problems',
  name: 'unmark-root-cause',
  summary: 'Say that a factor is no root cause after all.',
  whoMay: finders,
  input: z.strictObject(one),
  output: factor,
  rejections: [...always, factorUnknown, notForYou],
  http: { method: 'DELETE', path: `${FACTOR}/root-cause` },
});

export const proposePrevention = defineCommand({
  service: 'problems',
  name: 'propose-prevention',
  summary: 'Say what would keep a factor from contributing again, on the revision that you read. Null takes it back.',
  whoMay: 'whoever is entitled to propose-preventive-changes for the problem',
  input: z.strictObject({ ...one, revision, words: paragraphs(2_000).nullable().describe('Markdown') }),
  output: factor,
  rejections: [...always, factorUnknown, factorChanged, analysisFull, notForYou],
  http: { method: 'PUT', path: `${FACTOR}/prevention` },
});

export const noteFinding = defineCommand({
  service: 'problems',
  name: 'note-finding',
  summary: 'Note what set it off, what nobody saw, or what luck had to do with it.',
  whoMay: anyone,
  input: z.strictObject({
    ...whole,
    kind: z.enum(FINDING_KINDS),
    words: paragraphs(2_000).describe('Markdown'),
    evidence: evidence.default([]),
  }),
  output: finding,
  rejections: [...always, triggerKnown, evidenceElsewhere, analysisFull],
  http: { method: 'POST', path: `${WHOLE}/findings`, status: () => 201, statuses: [201] },
});

export const rewordFinding = defineCommand({
  service: 'problems',
  name: 'reword-finding',
  summary: 'Say it otherwise, on the revision that you read.',
  whoMay: `who wrote it last, and ${finders}`,
  input: z.strictObject({
    ...findingOne,
    revision,
    words: paragraphs(2_000).optional(),
    evidence: evidence.optional(),
  }),
  output: finding,
  rejections: [...always, findingUnknown, findingChanged, evidenceElsewhere, analysisFull, notForYou],
  http: { method: 'PATCH', path: FINDING },
});

export const removeFinding = defineCommand({
  service: 'problems',
  name: 'remove-finding',
  summary: 'Say that a finding does not hold, on the revision that you read. The record keeps it.',
  whoMay: finders,
  input: z.strictObject({ ...findingOne, revision }),
  output: finding,
  rejections: [...always, findingUnknown, findingChanged, notForYou],
  http: { method: 'DELETE', path: FINDING },
});

export const getAnalysis = defineQuery({
  service: 'problems',
  name: 'get-analysis',
  summary: 'Why it came to be: as JSON, as a graph in Mermaid or DOT text, or as a chapter in Markdown.',
  whoMay: anyone,
  input: z.strictObject({
    ...whole,
    format: z.enum(['json', 'mermaid', 'dot', 'markdown']).default('json'),
    names: yesOrNo.default(false).describe('true: people by their names, not by their roles'),
  }),
  output: z.object({
    analysis: analysis.optional().describe('for JSON'),
    text: z.string().optional().describe('for the other forms'),
  }),
  rejections: [problemUnknown],
  http: {
    method: 'GET',
    path: WHOLE,
    representations: { 'text/vnd.mermaid': 'mermaid', 'text/vnd.graphviz': 'dot', 'text/markdown': 'markdown' },
  },
});
