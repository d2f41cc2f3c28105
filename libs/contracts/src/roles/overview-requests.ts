import { z } from 'zod';
import { personNamed, personReference } from '../definition/person.js';
import { defineQuery } from '../definition/request.js';
import { kind, severity, status } from '../incidents/incident.js';
import { VACANCY_STEPS } from './clock-events.js';
import { delegation } from './delegation-events.js';
import { PARTICIPATIONS } from './participation-events.js';
import { personUnknown } from './rejections.js';

const limit = (most: number) => z.coerce.number().int().min(1).max(most).default(200);
const total = z.int().describe('how many there are, shown or not');
const since = z.iso.datetime();
const seat = { role: z.string(), scope: z.string(), name: z.string() };
const ofIncident = { incident: z.string(), severity, kind };

/** What somebody has on their hands in one incident. */
const handful = z
  .object({
    ...ofIncident,
    status,
    as: z
      .enum([...PARTICIPATIONS, 'observer'])
      .nullable()
      .describe('as whom they take part; null: they do not, something is only offered to them or asked for by them'),
    joinedAt: since.nullable().describe('when they joined, where they did so apart from a role'),
    deputy: z.boolean().describe("they are the manager's stand-in"),
    holds: z.array(
      z.object({
        ...{ ...seat, since, givenBy: personReference },
        acknowledged: z.boolean().describe('false: holds, not yet confirmed'),
        acknowledgedAt: since.nullable(),
      }),
    ),
    offered: z.array(z.object({ ...seat, since, from: personReference, expiresAt: z.iso.datetime() })),
    delegated: z.array(delegation.omit({ to: true }).extend({ name: z.string() })),
    shadows: z.array(z.object({ ...seat, since })),
    asksFor: z.array(z.object({ ...seat, since, words: z.string().nullable() })),
  })
  .meta({ id: 'Handful' });

/** What somebody has on their hands in one incident. */
export type Handful = z.output<typeof handful>;

export const listHoldings = defineQuery({
  service: 'roles',
  name: 'list-holdings',
  summary: 'What somebody holds, has offered or delegated to them, shadows and asks for, across open incidents.',
  whoMay: 'anyone; of restricted incidents, whoever sees them',
  input: z.strictObject({ person: personNamed(), limit: limit(500) }),
  output: z.object({
    person: personReference,
    incidents: z.array(handful).describe('worst severity first, then the earliest'),
    total,
  }),
  rejections: [personUnknown],
  http: { method: 'GET', path: '/v1/people/{person}/holdings' },
});

/** A role that an open incident needs somebody in. */
const openVacancy = z
  .object({
    ...ofIncident,
    ...seat,
    since: since.describe('since when it is both asked for and empty'),
    due: z.iso.datetime().describe('by when this severity wants somebody there'),
    late: z.boolean().describe('that time has passed'),
    step: z.enum(VACANCY_STEPS).nullable().describe('how far its clock has come'),
    answers: personReference.describe('who answers for it meanwhile'),
  })
  .meta({ id: 'OpenVacancy' });

/** A role that an open incident needs somebody in. */
export type OpenVacancy = z.output<typeof openVacancy>;

export const listVacancies = defineQuery({
  service: 'roles',
  name: 'list-vacancies',
  summary: 'Roles that open incidents need somebody in, the most urgent first.',
  whoMay: 'anyone; of restricted incidents, whoever sees them',
  input: z.strictObject({ limit: limit(1_000) }),
  output: z.object({
    asOf: z.iso.datetime(),
    vacancies: z.array(openVacancy).describe('first what is late, by severity; then what comes first'),
    total,
  }),
  rejections: [],
  http: { method: 'GET', path: '/v1/vacancies' },
});
