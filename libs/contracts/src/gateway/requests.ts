import { z } from 'zod';
import { defineView } from '../definition/view.js';
import { incidentId } from '../incidents/incident.js';
import { getIncident } from '../incidents/requests.js';
import { getBoard } from '../roles/requests.js';

export const viewBoard = defineView({
  name: 'view-board',
  summary: 'The incident, who holds what, and who answers for what.',
  whoMay: 'anyone; a restricted one: its participants and those named',
  input: z.strictObject({ incident: incidentId() }),
  parts: {
    incident: { query: getIncident, deadlineMs: 1_000 },
    roster: { query: getBoard, deadlineMs: 1_000 },
  },
  http: { method: 'GET', path: '/v1/incidents/{incident}/board' },
});
