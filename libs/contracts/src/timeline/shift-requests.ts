import { z } from 'zod';
import { personReference } from '../definition/person.js';
import { defineQuery } from '../definition/request.js';
import { instant } from '../definition/text.js';
import { incidentId, severity, status } from '../incidents/incident.js';
import { incidentUnknown } from '../incidents/rejections.js';
import { countsByKind } from './desk-requests.js';
import { entry } from './entry.js';
import { MILESTONES } from './milestone.js';
import { spanBackwards } from './rejections.js';

const time = () => instant().transform((given) => new Date(given).toISOString());

const summary = z
  .object({
    incident: z.string(),
    title: z.string(),
    from: z.iso.datetime(),
    to: z.iso.datetime(),
    state: z.object({ severity, status, statusSince: z.iso.datetime() }).describe('at the end'),
    milestones: z.array(z.object({ name: z.enum(MILESTONES), label: z.string(), at: z.iso.datetime() })),
    key: z.array(entry),
    roles: z.array(entry).describe('who came and left, and roles that changed hands'),
    decisions: z.array(entry),
    questions: z.array(entry).describe('open at the end, from whenever they are'),
    withoutWhy: z.array(entry).describe('recorded in this time, and nobody has said why'),
    counts: countsByKind,
    people: z.array(z.object({ person: personReference, count: z.int() })).describe('who recorded how much'),
    cut: z.boolean().describe('there was more than is shown: of each list the latest 100 are'),
  })
  .meta({ id: 'ShiftSummary' });

/** A shift, told by what was recorded in it. */
export type ShiftSummary = z.output<typeof summary>;

export const summariseShift = defineQuery({
  service: 'timeline',
  name: 'summarise-shift',
  summary:
    'A shift in the words of the record: what was key, decided, asked and handed over, and what is open at its end.',
  whoMay: 'anyone who sees the incident',
  input: z.strictObject({
    incident: incidentId(),
    format: z.enum(['json', 'markdown']).default('json'),
    from: time()
      .optional()
      .describe('recorded at this time or later; since you looked last unless given, else 8 hours'),
    to: time().optional().describe('recorded before this time; now unless given'),
  }),
  output: z.object({
    summary: summary.optional().describe('for JSON'),
    text: z.string().optional().describe('for Markdown'),
  }),
  rejections: [incidentUnknown, spanBackwards],
  http: {
    method: 'GET',
    path: '/v1/incidents/{incident}/shift-summary',
    representations: { 'text/markdown': 'markdown' },
  },
});
