import { z } from 'zod';
import { cursorUnknown, keyReused, notForYou } from '../definition/general-rejections.js';
import { defineCommand, defineQuery } from '../definition/request.js';
import { line, paragraphs } from '../definition/text.js';
import { incidentId } from '../incidents/incident.js';
import { incidentUnknown } from '../incidents/rejections.js';
import { PROBLEM_STATUSES, problem, problemId } from './problem.js';
import { problemClosed, problemFull, problemNotClosed, problemUnknown } from './problem-rejections.js';

const PROBLEMS = '/v1/problems';
const ONE = `${PROBLEMS}/{problem}`;
const one = { problem: problemId() } as const;
const whoMay = 'the problem manager, and who answers for the problem';

export const openProblem = defineCommand({
  service: 'problems',
  name: 'open-problem',
  summary: 'Open the problem behind an incident; the one that stands behind it already is the answer.',
  whoMay: 'anyone who sees the incident',
  input: z.strictObject({
    incident: incidentId(),
    title: line(200).optional().describe("the incident's unless given"),
  }),
  output: problem.extend({ alreadyOpen: z.boolean().describe('it stood behind this incident already') }),
  rejections: [incidentUnknown, keyReused],
  http: {
    method: 'POST',
    path: PROBLEMS,
    status: (opened) => (opened.alreadyOpen ? 200 : 201),
    statuses: [200, 201],
    location: (opened) => `${PROBLEMS}/${opened.id}`,
  },
});

export const linkIncident = defineCommand({
  service: 'problems',
  name: 'link-incident',
  summary: 'Say that this problem stands behind one more incident; a closed one is opened again by it.',
  whoMay,
  input: z.strictObject({ ...one, incident: incidentId() }),
  output: problem,
  rejections: [problemUnknown, incidentUnknown, problemFull, notForYou, keyReused],
  http: { method: 'PUT', path: `${ONE}/incidents/{incident}` },
});

export const unlinkIncident = defineCommand({
  service: 'problems',
  name: 'unlink-incident',
  summary: 'Say that this problem does not stand behind that incident; its last one stays.',
  whoMay,
  input: z.strictObject({ ...one, incident: incidentId() }),
  output: problem,
  rejections: [problemUnknown, problemClosed, notForYou, keyReused],
  http: { method: 'DELETE', path: `${ONE}/incidents/{incident}` },
});

export const changeProblem = defineCommand({
  service: 'problems',
  name: 'change-problem',
  summary:
    'Name it otherwise, or say how to live with it: with a workaround it is a known error. Null takes that away.',
  whoMay,
  input: z.strictObject({
    ...one,
    title: line(200).optional(),
    workaround: paragraphs(10_000).nullable().optional().describe('Markdown'),
  }),
  output: problem,
  rejections: [problemUnknown, problemClosed, notForYou, keyReused],
  http: { method: 'PATCH', path: ONE },
});

export const closeProblem = defineCommand({
  service: 'problems',
  name: 'close-problem',
  summary: 'Close it: its cause is mended, or it is lived with on purpose.',
  whoMay,
  input: z.strictObject({ ...one, words: paragraphs(2_000).optional().describe('why it can be closed') }),
  output: problem,
  rejections: [problemUnknown, notForYou, keyReused],
  http: { method: 'POST', path: `${ONE}/close` },
});

export const reopenProblem = defineCommand({
  service: 'problems',
  name: 'reopen-problem',
  summary: 'Open it again.',
  whoMay,
  input: z.strictObject({ ...one, words: paragraphs(2_000).optional().describe('why') }),
  output: problem,
  rejections: [problemUnknown, problemNotClosed, notForYou, keyReused],
  http: { method: 'POST', path: `${ONE}/reopen` },
});

export const getProblem = defineQuery({
  service: 'problems',
  name: 'get-problem',
  summary: 'One problem.',
  whoMay: 'anyone; of a restricted incident: who may see that',
  input: z.strictObject(one),
  output: problem,
  rejections: [problemUnknown],
  http: { method: 'GET', path: ONE },
});

export const listProblems = defineQuery({
  service: 'problems',
  name: 'list-problems',
  summary: 'The problems you may see, newest first.',
  whoMay: 'anyone; of restricted incidents: who may see those',
  input: z.strictObject({
    status: z.enum(PROBLEM_STATUSES).optional(),
    incident: incidentId().optional().describe('those behind this incident'),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    after: line(100).optional().describe('the `next` of the page before'),
  }),
  output: z.object({ problems: z.array(problem), next: z.string().nullable() }),
  rejections: [cursorUnknown],
  http: { method: 'GET', path: PROBLEMS },
});
