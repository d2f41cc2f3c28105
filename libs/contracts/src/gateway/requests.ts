import { z } from 'zod';
import { listPromises } from '../communications/requests.js';
import { instant } from '../definition/text.js';
import { defineView } from '../definition/view.js';
import { incidentId } from '../incidents/incident.js';
import { getIncident } from '../incidents/requests.js';
import { getBoard, rosterAt } from '../roles/requests.js';
import { stateAt } from '../timeline/requests.js';
import { UPKEEP } from '../upkeep/requests.js';

export const viewBoard = defineView({
  name: 'view-board',
  summary: 'The incident, who holds what, who answers for what, and what each audience is promised.',
  whoMay: 'anyone; a restricted one: its participants and those named',
  input: z.strictObject({ incident: incidentId() }),
  parts: {
    incident: { query: getIncident, deadlineMs: 1_000 },
    roster: { query: getBoard, deadlineMs: 1_000 },
    communications: { query: listPromises, deadlineMs: 1_000 },
  },
  http: { method: 'GET', path: '/v1/incidents/{incident}/board' },
});

export const viewStateAt = defineView({
  name: 'view-state-at',
  summary: 'The incident and its roles as they were at a time.',
  whoMay: 'anyone; a restricted one: its participants and those named',
  input: z.strictObject({ incident: incidentId(), at: instant().describe('one to come is taken as now') }),
  parts: {
    record: { query: stateAt, deadlineMs: 2_000 },
    roster: { query: rosterAt, deadlineMs: 2_000 },
  },
  http: { method: 'GET', path: '/v1/incidents/{incident}/state' },
});

export const viewDeadLetters = defineView({
  name: 'view-dead-letters',
  summary: 'Events that services could not handle, by service.',
  whoMay: 'administrators',
  input: z.strictObject({ limit: z.coerce.number().int().min(1).max(200).default(50) }),
  parts: Object.fromEntries(
    [...UPKEEP].map(([service, { listDeadLetters }]) => [service, { query: listDeadLetters, deadlineMs: 1_000 }]),
  ),
  http: { method: 'GET', path: '/v1/dead-letters' },
});
