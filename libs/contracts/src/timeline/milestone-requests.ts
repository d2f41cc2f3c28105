import { z } from 'zod';
import { defineQuery } from '../definition/request.js';
import { instant } from '../definition/text.js';
import { incident, placeId } from '../incidents/incident.js';
import { incidentUnknown } from '../incidents/rejections.js';
import { entry } from './entry.js';
import { milestones } from './milestone.js';
import { notDeclaredThen } from './rejections.js';

const time = instant().transform((given) => new Date(given).toISOString());

export const listMilestones = defineQuery({
  service: 'timeline',
  name: 'list-milestones',
  summary: 'When the incident started, was detected, declared, relieved, resolved and closed, and the times between.',
  whoMay: 'anyone who sees the incident',
  input: z.strictObject({ incident: placeId() }),
  output: milestones.extend({ incident: z.string(), asOf: z.iso.datetime() }),
  rejections: [incidentUnknown],
  http: { method: 'GET', path: '/v1/incidents/{incident}/milestones' },
});

export const stateAt = defineQuery({
  service: 'timeline',
  name: 'state-at',
  summary:
    'The incident as it was at a time: its severity and status, what it had come to, what was key, what was open.',
  whoMay: 'anyone who sees the incident',
  input: z.strictObject({ incident: placeId(), at: time.describe('one to come is taken as now') }),
  output: z.object({
    asOf: z.iso.datetime().describe('the time that this answers for'),
    incident: incident.describe('as it was then'),
    milestones: milestones.describe('what it had come to by then'),
    key: z.array(entry).describe('the latest 20 key entries that were recorded by then, as they stand now'),
    questions: z.array(entry).describe('the latest 50 questions that nobody had answered by then'),
  }),
  rejections: [incidentUnknown, notDeclaredThen],
});
