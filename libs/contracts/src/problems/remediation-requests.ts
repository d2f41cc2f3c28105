import { z } from 'zod';
import { cursorUnknown, keyReused, notForYou } from '../definition/general-rejections.js';
import { personNamed } from '../definition/person.js';
import { defineCommand, defineQuery } from '../definition/request.js';
import { instant, line, paragraphs, webAddress } from '../definition/text.js';
import { personUnknown } from '../roles/rejections.js';
import { problemId } from './problem.js';
import { problemClosed, problemUnknown } from './problem-rejections.js';
import {
  REMEDIATION_KINDS,
  REMEDIATION_PRIORITIES,
  REMEDIATION_STATUSES,
  remediation,
  remediationId,
} from './remediation.js';
import {
  dropReasonNeeded,
  dueInThePast,
  evidenceNeeded,
  remediationFull,
  remediationUnknown,
} from './remediation-rejections.js';

export * from './remediation-tracker-requests.js';

const OF_PROBLEM = '/v1/problems/{problem}/remediation';
const ONE = `${OF_PROBLEM}/{remediation}`;
const one = { problem: problemId(), remediation: remediationId() } as const;
const whoMay = 'the problem manager, and who answers for the remediation of the problem';
const paged = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: line(200).optional().describe('the `next` of the page before'),
} as const;
const page = z.object({ remediation: z.array(remediation), next: z.string().nullable() });
const due = () => instant().nullable().optional();

export const logRemediation = defineCommand({
  service: 'problems',
  name: 'log-remediation',
  summary: 'Log something that is to change. Without a time it is due by its priority; null: no time is set.',
  whoMay,
  input: z.strictObject({
    problem: problemId(),
    title: line(200),
    words: paragraphs(10_000).optional().describe('Markdown'),
    kind: z.enum(REMEDIATION_KINDS),
    priority: z.enum(REMEDIATION_PRIORITIES).default('medium'),
    cause: line(100).optional().describe('the factor of the analysis that it is for'),
    owner: personNamed().optional(),
    due: due(),
  }),
  output: remediation,
  rejections: [problemUnknown, problemClosed, personUnknown, dueInThePast, remediationFull, notForYou, keyReused],
  http: {
    method: 'POST',
    path: OF_PROBLEM,
    status: () => 201,
    statuses: [201],
    location: (it) => `/v1/problems/${it.problem}/remediation/${it.id}`,
  },
});

export const changeRemediation = defineCommand({
  service: 'problems',
  name: 'change-remediation',
  summary: 'Say it otherwise, give it to somebody else, or set by when it is due. Null takes something away.',
  whoMay,
  input: z.strictObject({
    ...one,
    title: line(200).optional(),
    words: paragraphs(10_000).nullable().optional().describe('Markdown'),
    kind: z.enum(REMEDIATION_KINDS).optional(),
    priority: z.enum(REMEDIATION_PRIORITIES).optional().describe('alone it sets the time by which it is due anew'),
    cause: line(100).nullable().optional(),
    owner: personNamed().nullable().optional(),
    due: due(),
  }),
  output: remediation,
  rejections: [problemUnknown, remediationUnknown, personUnknown, dueInThePast, notForYou, keyReused],
  http: { method: 'PATCH', path: ONE },
});

export const moveRemediation = defineCommand({
  service: 'problems',
  name: 'move-remediation',
  summary: 'Begin it, say that it is done and what shows it, drop it and say why, or open it again.',
  whoMay: 'its owner, the problem manager, and who answers for the remediation of the problem',
  input: z.strictObject({
    ...one,
    status: z.enum(REMEDIATION_STATUSES),
    evidence: z
      .strictObject({ words: paragraphs(2_000).optional(), url: webAddress().optional() })
      .optional()
      .describe('words, a link, or both; needed for what is done'),
    reason: paragraphs(2_000).optional().describe('needed for what is dropped'),
  }),
  output: remediation,
  rejections: [problemUnknown, remediationUnknown, evidenceNeeded, dropReasonNeeded, notForYou, keyReused],
  http: { method: 'POST', path: `${ONE}/move` },
});

export const getRemediation = defineQuery({
  service: 'problems',
  name: 'get-remediation',
  summary: 'One item.',
  whoMay: 'anyone who sees the problem',
  input: z.strictObject(one),
  output: remediation,
  rejections: [problemUnknown, remediationUnknown],
  http: { method: 'GET', path: ONE },
});

export const listRemediation = defineQuery({
  service: 'problems',
  name: 'list-remediation',
  summary: 'The items of a problem, in the order in which they were logged.',
  whoMay: 'anyone who sees the problem',
  input: z.strictObject({ problem: problemId() }),
  output: z.object({ remediation: z.array(remediation) }),
  rejections: [problemUnknown],
  http: { method: 'GET', path: OF_PROBLEM },
});

export const listRemediationOf = defineQuery({
  service: 'problems',
  name: 'list-remediation-of',
  summary: 'What somebody has still to do over all problems, what is due first first: yours, unless another is named.',
  whoMay: 'anyone; of restricted problems: who may see those',
  input: z.strictObject({ owner: personNamed().optional(), ...paged }),
  output: page,
  rejections: [personUnknown, cursorUnknown],
  http: { method: 'GET', path: '/v1/remediation' },
});

export const listOverdueRemediation = defineQuery({
  service: 'problems',
  name: 'list-overdue-remediation',
  summary: 'What is overdue over all problems, the longest first.',
  whoMay: 'anyone; of restricted problems: who may see those',
  input: z.strictObject(paged),
  output: page,
  rejections: [cursorUnknown],
  http: { method: 'GET', path: '/v1/remediation/overdue' },
});
