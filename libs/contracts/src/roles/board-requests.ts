import { z } from 'zod';
import { personReference } from '../definition/person.js';
import { defineQuery } from '../definition/request.js';
import { line } from '../definition/text.js';
import { placeId } from '../incidents/incident.js';
import { incidentUnknown } from '../incidents/rejections.js';
import { answering, board } from './board.js';
import { role } from './role.js';

/** Over HTTP a query string has only words. */
const saidOrNot = z.preprocess((given) => (given === 'true' ? true : given === 'false' ? false : given), z.boolean());

export const listRoles = defineQuery({
  service: 'roles',
  name: 'list-roles',
  summary: 'The catalogue of roles with their duties, in your language.',
  whoMay: 'anyone',
  input: z.strictObject({
    alias: line(200).optional().describe('any name of a role: all that fit are answered'),
    archived: saidOrNot.default(false).describe('true: also those no longer given to anybody'),
  }),
  output: z.object({ version: z.int().describe('of the catalogue'), roles: z.array(role) }),
  rejections: [],
  http: { method: 'GET', path: '/v1/roles' },
});

export const getBoard = defineQuery({
  service: 'roles',
  name: 'get-board',
  summary: 'Who holds what and who answers for what, in an incident or in the problem behind it.',
  whoMay: 'anyone; a restricted one: its participants and those named',
  input: z.strictObject({ incident: placeId() }),
  output: board,
  rejections: [incidentUnknown],
  http: { method: 'GET', path: '/v1/rosters/{incident}' },
});

export const getAccountability = defineQuery({
  service: 'roles',
  name: 'get-accountability',
  summary: 'The whole accountability table as it is at this moment.',
  whoMay: 'services, and anyone who may see the incident',
  input: z.strictObject({ incident: placeId() }),
  output: z.object({
    incident: z.string(),
    sequence: z.int(),
    table: z.array(answering),
    manager: z.string(),
    deputy: personReference.nullable().optional(),
    restricted: z.boolean(),
    sees: z.array(z.string()),
  }),
  rejections: [incidentUnknown],
});
