import { z } from 'zod';
import { personReference } from '../definition/person.js';
import { defineQuery } from '../definition/request.js';
import { placeId } from '../incidents/incident.js';
import { incidentUnknown } from '../incidents/rejections.js';
import { countsByKind } from './desk-requests.js';
import { entry } from './entry.js';

const from = z.iso.datetime();
const until = z.iso.datetime().nullable().describe('null: still');
const inRole = {
  role: z.string(),
  name: z.string().describe('as it was called then'),
  scope: z.string(),
  as: z.enum(['holder', 'observer']),
};

const registered = z
  .object({
    person: personReference,
    stays: z.array(z.object({ from, until })).describe('from when to when they were in the incident'),
    firstAct: z.iso.datetime().nullable(),
    lastAct: z.iso.datetime().nullable(),
    roles: z.array(z.object({ ...inRole, from, until })),
    count: z.int().describe('entries by them'),
    counts: countsByKind,
    key: z.array(entry).describe('the latest 20 key ones of them'),
  })
  .meta({ id: 'RegisteredPerson' });

/** Somebody who was in an incident or did something in it. */
export type RegisteredPerson = z.output<typeof registered>;

const activity = z
  .object({
    activity: z.string().describe('a role and its scope, or a kind of act'),
    name: z.string(),
    what: z.enum(['role', 'act']),
    people: z.array(
      z.object({
        person: personReference,
        spans: z.array(z.object({ as: inRole.as, from, until })).describe('for a role'),
        count: z.int().describe('for a kind of act: how often; for a role: entries by them while they were in it'),
      }),
    ),
  })
  .meta({ id: 'RegisteredActivity' });

/** A role or a kind of act, with everybody who had a part in it. */
export type RegisteredActivity = z.output<typeof activity>;

export const listPeopleAndActivities = defineQuery({
  service: 'timeline',
  name: 'list-people-and-activities',
  summary: 'Who was in the incident from when to when, in which roles, and what each did; or the same by activity.',
  whoMay: 'anyone who sees the incident',
  input: z.strictObject({
    incident: placeId(),
    format: z.enum(['json', 'csv', 'markdown']).default('json'),
    by: z.enum(['person', 'activity']).default('person'),
  }),
  output: z.object({
    people: z.array(registered).optional().describe('for JSON, by person'),
    activities: z.array(activity).optional().describe('for JSON, by activity'),
    text: z.string().optional().describe('for CSV and Markdown'),
  }),
  rejections: [incidentUnknown],
  http: {
    method: 'GET',
    path: '/v1/incidents/{incident}/register',
    representations: { 'text/csv': 'csv', 'text/markdown': 'markdown' },
  },
});
