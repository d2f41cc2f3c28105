import { z } from 'zod';
import { personReference } from '../definition/person.js';
import { defineQuery } from '../definition/request.js';
import { instant, slug } from '../definition/text.js';
import { placeId } from '../incidents/incident.js';
import { incidentUnknown } from '../incidents/rejections.js';
import { accountability } from './board.js';
import { roleUnknown } from './rejections.js';
import { scopeKey } from './scope.js';
import { changed, incidentPath, rolePath, which } from './seat-command.js';
import { dutyUnknown, scopeNotForRole, scopeUnknown } from './shaping-rejections.js';

/** Somebody's time in a role: the same person who comes back later has another. */
const tenure = z
  .object({
    person: personReference,
    from: z.iso.datetime(),
    until: z.iso.datetime().nullable().describe('null: holds it still'),
    givenBy: personReference,
    acknowledgedAt: z.iso.datetime().nullable().describe('null: never confirmed'),
  })
  .meta({ id: 'Tenure' });

/** Somebody's time in a role. */
export type Tenure = z.output<typeof tenure>;

export const whoHeld = defineQuery({
  service: 'roles',
  name: 'who-held',
  summary: 'Who held a role at a time; without a time, everybody who ever did, in order.',
  whoMay: 'anyone who sees the incident',
  input: z.strictObject({
    ...which,
    at: instant()
      .transform((time) => new Date(time).toISOString())
      .optional()
      .describe('the time that is asked about; one to come is taken as now'),
  }),
  output: z.object({
    ...changed,
    ...{ role: z.string(), scope: z.string(), name: z.string().describe('as it was called last') },
    asOf: z.iso.datetime().describe('the time that this answers for'),
    holders: z.array(tenure).describe('earliest first; of several at once each has an entry'),
    answered: personReference
      .nullable()
      .describe('who answered for the role then: its holder or lead, else the manager; null before the incident began'),
  }),
  rejections: [incidentUnknown, roleUnknown, scopeUnknown, scopeNotForRole],
  http: { method: 'GET', path: `${rolePath}/history` },
});

export const rosterAt = defineQuery({
  service: 'roles',
  name: 'roster-at',
  summary: 'Who held each role in each scope at a time, and who was incident manager.',
  whoMay: 'anyone who sees the incident',
  input: z.strictObject({
    incident: placeId(),
    at: instant()
      .transform((time) => new Date(time).toISOString())
      .describe('the time that is asked about; one to come is taken as now'),
  }),
  output: z.object({
    ...changed,
    asOf: z.iso.datetime().describe('the time that this answers for'),
    manager: personReference.nullable().describe('null before the incident began'),
    roles: z.array(
      z.object({
        ...{ role: z.string(), scope: z.string(), name: z.string().describe('as it was called then') },
        holders: z.array(tenure).describe('the lead first; `until` is null, for they held it then'),
      }),
    ),
  }),
  rejections: [incidentUnknown],
});

const answerer = accountability
  .pick({ accountable: true, because: true, role: true, heldIn: true })
  .extend({ why: z.string().describe('because, in words') });

export const whoAnswers = defineQuery({
  service: 'roles',
  name: 'who-answers',
  summary: 'Who answers for a duty now and why, and who would be next.',
  whoMay: 'anyone who sees the incident',
  input: z.strictObject({
    incident: placeId(),
    duty: slug().describe('a duty of the catalogue or of this incident, such as form-theories'),
    scope: scopeKey(),
  }),
  output: accountability.extend({
    ...changed,
    name: z.string(),
    why: z.string().describe('because, in words'),
    next: z.array(answerer).describe('who would answer if those before did not, in order; the manager is the last'),
  }),
  rejections: [incidentUnknown, dutyUnknown, scopeUnknown],
  http: { method: 'GET', path: `${incidentPath}/duties/{duty}` },
});

export const vacancyMinutes = defineQuery({
  service: 'roles',
  name: 'vacancy-minutes',
  summary: 'For each role that the severity asked for, how long it stood empty while it was needed.',
  whoMay: 'anyone who sees the incident',
  input: z.strictObject({ incident: placeId() }),
  output: z.object({
    ...changed,
    asOf: z.iso.datetime().describe('until when it is counted, unless the incident ended before'),
    roles: z.array(
      z.object({
        ...{ role: z.string(), name: z.string() },
        requiredMinutes: z.number().describe('how long it was asked for and needed, to a tenth of a minute'),
        vacantMinutes: z.number().describe('how much of that nobody held it'),
        vacant: z.boolean().describe('it is so now, and its minutes go on'),
      }),
    ),
  }),
  rejections: [incidentUnknown],
  http: { method: 'GET', path: `${incidentPath}/vacancy-minutes` },
});
