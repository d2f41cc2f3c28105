import { z } from 'zod';
import { defineQuery } from '../definition/request.js';
import { instant } from '../definition/text.js';
import { incidentId } from '../incidents/incident.js';
import { incidentUnknown } from '../incidents/rejections.js';
import { groupFigures, incidentFigures, plot, problemFigures } from './figure.js';
import { figuresTooLong, figuresTooMany } from './figure-rejections.js';
import { problemId } from './problem.js';
import { problemUnknown } from './problem-rejections.js';

const time = instant().transform((given) => new Date(given).toISOString());
const plots = z.array(plot).describe('in the language of the reader');

export const getIncidentFigures = defineQuery({
  service: 'problems',
  name: 'get-incident-figures',
  summary:
    'How long an incident took, and how the work together went: what was late, what changed hands, who carried it.',
  whoMay: 'anyone who sees the incident',
  input: z.strictObject({ incident: incidentId() }),
  output: incidentFigures.extend({
    vacancies: z
      .array(
        z.object({
          ...{ role: z.string(), name: z.string() },
          ...{ requiredMinutes: z.number(), vacantMinutes: z.number(), vacant: z.boolean() },
        }),
      )
      .nullable()
      .describe('how long each required role stood empty, as `roles` counts it; null while it cannot be asked'),
    plots,
  }),
  rejections: [incidentUnknown],
  http: { method: 'GET', path: '/v1/incidents/{incident}/figures' },
});

export const getProblemFigures = defineQuery({
  service: 'problems',
  name: 'get-problem-figures',
  summary: 'How long a problem took to its cause, its postmortem and its remediation, and how often it came again.',
  whoMay: 'anyone who sees the problem',
  input: z.strictObject({ problem: problemId() }),
  output: problemFigures.extend({ plots }),
  rejections: [problemUnknown],
  http: { method: 'GET', path: '/v1/problems/{problem}/figures' },
});

export const getFigures = defineQuery({
  service: 'problems',
  name: 'get-figures',
  summary: 'The figures of all incidents that were declared, and all problems that were opened, within a time.',
  whoMay: 'anyone; restricted incidents and problems are counted apart, and in no figure',
  input: z.strictObject({ from: time, to: time.describe('not included') }),
  output: z.object({
    from: z.iso.datetime(),
    to: z.iso.datetime(),
    asOf: z.iso.datetime(),
    apart: z
      .object({ drills: z.int(), backfilled: z.int(), restricted: z.int() })
      .describe('incidents that are in no figure'),
    all: groupFigures,
    bySeverity: z.array(groupFigures),
    byComponent: z.array(groupFigures).describe('one with several components is in each of them'),
    byMonth: z.array(groupFigures).describe('by UTC'),
  }),
  rejections: [figuresTooLong, figuresTooMany],
  http: { method: 'GET', path: '/v1/figures' },
});
