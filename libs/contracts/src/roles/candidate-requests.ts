import { z } from 'zod';
import { personReference } from '../definition/person.js';
import { defineQuery } from '../definition/request.js';
import { incidentUnknown } from '../incidents/rejections.js';
import { skill } from './bringing.js';
import { CANDIDATE_BECAUSE } from './candidate.js';
import { roleUnknown } from './rejections.js';
import { which } from './seat-command.js';
import { scopeNotForRole, scopeUnknown } from './shaping-rejections.js';

const candidate = z
  .object({
    person: personReference,
    because: z.enum(CANDIDATE_BECAUSE).describe('the first of these that fits'),
    reason: z.string().describe('why, and what speaks against it, in words'),
    burdens: z.object({
      roles: z.int().describe('roles held in open incidents'),
      incidents: z.int().describe('open incidents in which they hold one'),
      manages: z.int().describe('open incidents of which they are the manager'),
    }),
    overLimit: z.boolean().describe('with this role they would be in more incidents at once than they say they take'),
    outsideHours: z.boolean().describe('outside the working hours that they have told'),
    localTime: z
      .string()
      .nullable()
      .describe('the time where they are, such as 03:12; null when they have not told where'),
    onDutyUntil: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Candidate' });

export const listCandidates = defineQuery({
  service: 'roles',
  name: 'list-candidates',
  summary:
    'Who could take a role, in the order in which to ask them. Nobody is given anything: a person asks a person.',
  whoMay: 'anyone; for a restricted incident: its participants and those named',
  input: z.strictObject({
    ...which,
    skill: skill().optional().describe('a skill that is wanted'),
    limit: z.coerce.number().int().min(1).max(200).default(20),
  }),
  output: z.object({
    ...{ incident: z.string(), role: z.string(), scope: z.string(), asOf: z.iso.datetime() },
    candidates: z.array(candidate),
  }),
  rejections: [incidentUnknown, roleUnknown, scopeUnknown, scopeNotForRole],
  http: { method: 'GET', path: '/v1/incidents/{incident}/roles/{role}/candidates' },
});
