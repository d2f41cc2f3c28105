import { z } from 'zod';
import { defineQuery } from '../definition/request.js';
import { line, paragraphs, slug } from '../definition/text.js';
import { incidentId } from '../incidents/incident.js';
import { incidentUnknown } from '../incidents/rejections.js';
import { alike } from './alike.js';
import { nothingToCompare } from './alike-rejections.js';
import { problemId } from './problem.js';
import { problemUnknown } from './problem-rejections.js';

const limit = z.coerce.number().int().min(1).max(50).default(5).describe('of each of the three lists');
const whoMay = 'anyone; what is restricted is shown to who may see it';

export const getIncidentAlike = defineQuery({
  service: 'problems',
  name: 'get-incident-alike',
  summary: 'Known errors, problems and incidents that are like this incident, each with why.',
  whoMay,
  input: z.strictObject({ incident: incidentId(), limit }),
  output: alike,
  rejections: [incidentUnknown],
  http: { method: 'GET', path: '/v1/incidents/{incident}/alike' },
});

export const getProblemAlike = defineQuery({
  service: 'problems',
  name: 'get-problem-alike',
  summary: 'Problems and incidents that are like this problem and not of it, each with why.',
  whoMay,
  input: z.strictObject({ problem: problemId(), limit }),
  output: alike,
  rejections: [problemUnknown],
  http: { method: 'GET', path: '/v1/problems/{problem}/alike' },
});

export const findAlike = defineQuery({
  service: 'problems',
  name: 'find-alike',
  summary: 'What is like something that is not declared yet: by words, components, an alert, or any of these.',
  whoMay,
  input: z.strictObject({
    words: paragraphs(2_000).optional(),
    components: z
      .preprocess((given) => (typeof given === 'string' ? given.split(',') : given), z.array(slug()).max(50))
      .optional()
      .describe('one or several, comma-separated'),
    dedupKey: line(200).optional().describe('of the alert'),
    limit,
  }),
  output: alike,
  rejections: [nothingToCompare],
  http: { method: 'GET', path: '/v1/alike' },
});
