import { z } from 'zod';
import { cursorUnknown, keyReused } from '../definition/general-rejections.js';
import { LANGUAGES } from '../definition/language.js';
import { defineCommand, defineQuery } from '../definition/request.js';
import { line, paragraphs } from '../definition/text.js';
import { incidentId } from '../incidents/incident.js';
import { incidentUnknown } from '../incidents/rejections.js';
import {
  RESPONSE_LENGTH,
  RESPONSE_SOURCES,
  RESPONSE_WAITS,
  response,
  responseCounts,
  responseId,
  theme,
} from './response.js';
import { responseUnknown } from './response-rejections.js';
import { updateId } from './update.js';
import { updateUnknown } from './update-rejections.js';

const several = z
  .array(responseId())
  .min(1)
  .max(200)
  .describe('one or several; those that are so already stay as they are');

export const gatherResponse = defineCommand({
  service: 'communications',
  name: 'gather-response',
  summary: 'Pass on what somebody outside says: the one door, whether it came by mail, a form, support or a network.',
  whoMay: 'anyone who sees the incident, and services',
  input: z.strictObject({
    incident: incidentId(),
    update: updateId().optional().describe('the update that it answers'),
    source: z.enum(RESPONSE_SOURCES),
    words: paragraphs(RESPONSE_LENGTH).describe('as they were said'),
    language: z.enum(LANGUAGES).optional(),
    from: line(320).optional().describe('who said it: an address or a name; only a masked form of it is kept'),
  }),
  output: response,
  rejections: [incidentUnknown, keyReused],
  http: { method: 'POST', path: '/v1/incidents/{incident}/responses', status: () => 201, statuses: [201] },
});

export const sortResponses = defineCommand({
  service: 'communications',
  name: 'sort-responses',
  summary: 'Name what responses are about, and which of them are questions to answer in the next update.',
  whoMay: 'anyone who sees the incident',
  input: z
    .strictObject({
      incident: incidentId(),
      responses: several,
      theme: theme().optional(),
      isQuestion: z.boolean().optional(),
    })
    .refine((given) => given.theme !== undefined || given.isQuestion !== undefined, {
      error: 'a theme, or whether it is a question',
      path: ['theme'],
    }),
  output: z.object({ responses: z.array(response) }),
  rejections: [incidentUnknown, responseUnknown],
  http: { method: 'POST', path: '/v1/incidents/{incident}/responses/sort' },
});

export const answerQuestions = defineCommand({
  service: 'communications',
  name: 'answer-questions',
  summary: "Say which update answers customers' questions: they are no longer among those to answer in the next one.",
  whoMay: 'anyone who sees the incident',
  input: z.strictObject({ incident: incidentId(), responses: several, update: updateId() }),
  output: z.object({ responses: z.array(response) }),
  rejections: [incidentUnknown, responseUnknown, updateUnknown],
  http: { method: 'POST', path: '/v1/incidents/{incident}/responses/answered' },
});

const page = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: line(300).optional().describe('the `next` of the page before'),
};

export const listResponses = defineQuery({
  service: 'communications',
  name: 'list-responses',
  summary: 'What customers say about an incident, latest first; what waits, oldest first. With how many say what.',
  whoMay: 'anyone who sees the incident',
  input: z.strictObject({
    incident: incidentId(),
    update: updateId().optional(),
    source: z.enum(RESPONSE_SOURCES).optional(),
    theme: theme().optional(),
    waits: z
      .enum(RESPONSE_WAITS)
      .optional()
      .describe('sorting: nobody has named their theme yet; answer: questions to answer in the next update'),
    ...page,
  }),
  output: z.object({
    responses: z.array(response),
    next: z.string().nullable(),
    counts: responseCounts.describe('of the incident, or of the update that is asked for'),
  }),
  rejections: [incidentUnknown, cursorUnknown],
  http: { method: 'GET', path: '/v1/incidents/{incident}/responses' },
});

export const listStrayResponses = defineQuery({
  service: 'communications',
  name: 'list-stray-responses',
  summary: 'Mails to the address for answers that answer nothing that is known, latest first.',
  whoMay: 'administrators',
  input: z.strictObject(page),
  output: z.object({ responses: z.array(response), next: z.string().nullable() }),
  rejections: [cursorUnknown],
  http: { method: 'GET', path: '/v1/stray-responses' },
});
