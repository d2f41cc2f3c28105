import { z } from 'zod';
import { cursorUnknown, keyReused, notForYou } from '../definition/general-rejections.js';
import { personNamed } from '../definition/person.js';
import { defineCommand, defineQuery } from '../definition/request.js';
import { line, slug } from '../definition/text.js';
import { personUnknown } from '../roles/rejections.js';
import { closingInterrupted, closingUnderWay, stillOpen } from './closing-rejections.js';
import {
  incident,
  incidentDetails,
  incidentId,
  kind,
  SEVERITIES,
  STATUSES,
  severity,
  status,
  visibility,
} from './incident.js';
import { mergedElsewhere } from './merging-rejections.js';
import { componentUnknown, incidentUnknown, managerNeeded, startInFuture, statusMoveRefused } from './rejections.js';

export { closeIncident, listOpenItems, objectToClosing } from './closing-requests.js';
export { mergeIncident } from './merging-requests.js';

const { title, ...optionalDetails } = incidentDetails;
const viewers = z.array(personNamed()).max(200).describe('who may see a restricted incident besides its participants');

export const declareIncident = defineCommand({
  service: 'incidents',
  name: 'declare-incident',
  summary: 'Declare an incident. It has an incident manager from this instant.',
  whoMay: 'anyone; a program names the manager',
  input: z.strictObject({
    title,
    severity,
    ...z.object(optionalDetails).partial().shape,
    manager: personNamed().optional().describe('the declaring person unless named'),
    kind: kind.default('real'),
    visibility: visibility.default('open'),
    viewers: viewers.default([]),
    dedupKey: line(200).optional().describe('while an incident with this key is open, it is the answer'),
  }),
  output: incident.extend({ alreadyOpen: z.boolean().describe('the dedupKey found this incident open') }),
  rejections: [managerNeeded, personUnknown, componentUnknown, startInFuture, keyReused],
  http: {
    method: 'POST',
    path: '/v1/incidents',
    status: (declared) => (declared.alreadyOpen ? 200 : 201),
    statuses: [200, 201],
    location: (declared) => `/v1/incidents/${declared.id}`,
  },
});

export const changeIncident = defineCommand({
  service: 'incidents',
  name: 'change-incident',
  summary:
    'Change severity, status, words, links or visibility; null empties an optional field. To be closed nothing may be open.',
  whoMay: 'anyone in sight of it; closing, cancelling and visibility: the incident manager',
  input: z.strictObject({
    incident: incidentId(),
    title: title.optional(),
    severity: severity.optional(),
    status: status.optional(),
    summary: optionalDetails.summary.nullable().optional(),
    impact: optionalDetails.impact.nullable().optional(),
    components: optionalDetails.components.optional(),
    labels: optionalDetails.labels.optional(),
    startedAt: optionalDetails.startedAt.nullable().optional(),
    chatUrl: optionalDetails.chatUrl.nullable().optional(),
    bridgeUrl: optionalDetails.bridgeUrl.nullable().optional(),
    links: optionalDetails.links.optional(),
    visibility: visibility.optional(),
    viewers: viewers.optional(),
  }),
  output: incident,
  rejections: [
    incidentUnknown,
    componentUnknown,
    personUnknown,
    statusMoveRefused,
    mergedElsewhere,
    startInFuture,
    ...[stillOpen, closingUnderWay, closingInterrupted],
    notForYou,
    keyReused,
  ],
  http: { method: 'PATCH', path: '/v1/incidents/{incident}' },
});

export const getIncident = defineQuery({
  service: 'incidents',
  name: 'get-incident',
  summary: 'One incident.',
  whoMay: 'anyone; a restricted one: its participants and those named',
  input: z.strictObject({ incident: incidentId() }),
  output: incident,
  rejections: [incidentUnknown],
  http: { method: 'GET', path: '/v1/incidents/{incident}' },
});

/** `a,b` or a list; over HTTP a query string has only words. */
const listOf = <Value extends string>(values: readonly [Value, ...Value[]]) =>
  z
    .preprocess((given) => (typeof given === 'string' ? given.split(',') : given), z.array(z.enum(values)).max(20))
    .optional();

export const listIncidents = defineQuery({
  service: 'incidents',
  name: 'list-incidents',
  summary: 'The incidents you may see, newest first.',
  whoMay: 'anyone; restricted ones: their participants and those named',
  input: z.strictObject({
    status: listOf(STATUSES).describe('one or several, comma-separated'),
    severity: listOf(SEVERITIES).describe('one or several, comma-separated'),
    component: slug().optional(),
    kind: kind.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    after: line(100).optional().describe('the `next` of the page before'),
  }),
  output: z.object({ incidents: z.array(incident), next: z.string().nullable() }),
  rejections: [cursorUnknown],
  http: { method: 'GET', path: '/v1/incidents' },
});

const component = z
  .object({ key: z.string(), name: z.string(), owner: z.string(), updatedAt: z.iso.datetime() })
  .meta({ id: 'Component' });

export type Component = z.output<typeof component>;

export const registerComponent = defineCommand({
  service: 'incidents',
  name: 'register-component',
  summary: 'Put a component into the register of what can be affected, or change its name or owner.',
  whoMay: 'anyone',
  input: z.strictObject({ key: slug(), name: line(200), owner: line(200).describe('a team or a person, in words') }),
  output: component,
  rejections: [keyReused],
  http: { method: 'PUT', path: '/v1/components/{key}' },
});

export const listComponents = defineQuery({
  service: 'incidents',
  name: 'list-components',
  summary: 'The register of components, by key.',
  whoMay: 'anyone',
  input: z.strictObject({}),
  output: z.object({ components: z.array(component) }),
  rejections: [],
  http: { method: 'GET', path: '/v1/components' },
});
