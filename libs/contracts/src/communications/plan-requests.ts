import { z } from 'zod';
import { keyReused, notForYou } from '../definition/general-rejections.js';
import { localised } from '../definition/localised-schema.js';
import { personReference } from '../definition/person.js';
import { defineCommand, defineQuery } from '../definition/request.js';
import { instant, line } from '../definition/text.js';
import { incidentId } from '../incidents/incident.js';
import { incidentUnknown } from '../incidents/rejections.js';
import { audienceKey } from './audience.js';
import { difference } from './plan.js';
import { promisesWentOn, promiseTimeUnfit, promiseUnknown } from './plan-rejections.js';
import { shownPromise } from './shown-promise.js';

const path = '/v1/incidents/{incident}/promises';

export const listPromises = defineQuery({
  service: 'communications',
  name: 'list-promises',
  summary: 'What each audience was promised, who answers for it, what is left of the time, and what was last said.',
  whoMay: 'anyone who sees the incident',
  input: z.strictObject({ incident: incidentId() }),
  output: z.object({
    incident: z.string(),
    promises: z.array(shownPromise).describe('the next that is due first; where nothing is promised last'),
  }),
  rejections: [incidentUnknown],
  http: { method: 'GET', path },
});

export const movePromise = defineCommand({
  service: 'communications',
  name: 'move-promise',
  summary: 'Say when an audience is told next, or that nothing more is promised to it.',
  whoMay: 'whoever may tell this audience something: entitled to one of its duties, or the incident manager',
  input: z.strictObject({
    incident: incidentId(),
    audience: audienceKey(),
    due: instant().nullable().describe('a time to come; null: nothing more is promised'),
    reason: line(500),
  }),
  output: shownPromise,
  rejections: [incidentUnknown, promiseUnknown, promiseTimeUnfit, promisesWentOn, notForYou, keyReused],
  http: { method: 'PUT', path: `${path}/{audience}` },
});

export const listDrift = defineQuery({
  service: 'communications',
  name: 'list-drift',
  summary:
    'What was last said to each audience, and on the status page, and is no longer so; and who answers for that.',
  whoMay: 'anyone who sees the incident',
  input: z.strictObject({ incident: incidentId() }),
  output: z.object({
    incident: z.string(),
    drift: z.array(
      difference
        .extend({
          audience: z.string(),
          audienceName: localised,
          since: z.iso.datetime().describe('since when it is no longer so'),
          answers: personReference.describe('who answers for what this audience is told'),
          publication: z.string().optional().describe('of the status page: which one disagrees with the incident'),
        })
        .meta({ id: 'Drift' }),
    ),
  }),
  rejections: [incidentUnknown],
  http: { method: 'GET', path: '/v1/incidents/{incident}/drift' },
});
