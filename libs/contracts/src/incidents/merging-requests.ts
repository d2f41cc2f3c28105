import { z } from 'zod';
import { keyReused, notForYou } from '../definition/general-rejections.js';
import { defineCommand } from '../definition/request.js';
import { incident, incidentId } from './incident.js';
import { incidentsDiffer, mergedElsewhere, mergeEnded, mergeIntoItself } from './merging-rejections.js';
import { incidentUnknown } from './rejections.js';

export const mergeIncident = defineCommand({
  service: 'incidents',
  name: 'merge-incident',
  summary:
    'Merge the incident into another, where it lives on with everybody in it; its manager gets a workstream there.',
  whoMay: 'the incident manager of the one that is merged; they must see the other',
  input: z.strictObject({ incident: incidentId(), into: incidentId().describe('the incident that goes on') }),
  output: incident,
  rejections: [
    ...[incidentUnknown, mergeIntoItself, mergeEnded, mergedElsewhere, incidentsDiffer],
    ...[notForYou, keyReused],
  ],
  http: { method: 'POST', path: '/v1/incidents/{incident}/merge' },
});
