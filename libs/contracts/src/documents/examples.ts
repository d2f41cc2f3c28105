import type { Envelope } from '../definition/envelope.js';
import { viewBoard } from '../gateway/requests.js';
import { declareIncident } from '../incidents/requests.js';
import { roleAssigned } from '../roles/events.js';
import { roleHeld } from '../roles/rejections.js';
import { assignRole } from '../roles/requests.js';
import { WHOLE_INCIDENT } from '../roles/scope.js';
import { addNote } from '../timeline/requests.js';

const ana = { id: 'p-8k2v0c5n9r4w7xqd', name: 'Ana' };
const bo = { id: 'p-3h6t1m8z0b5gj2sy', name: 'Bo' };
const scribe = { role: 'scribe', roleName: { en: 'Scribe', fr: 'Secrétaire' } };

/** What to send, by the subject of the request: a first thing to try. */
export const INPUT_EXAMPLES: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  [declareIncident.subject]: { title: 'The database is slow', severity: 'SEV2' },
  [assignRole.subject]: { incident: 'INC-42', role: 'scribe', person: 'bo@example.org' },
  [addNote.subject]: { incident: 'INC-42', text: 'Replication has stopped.' },
  [viewBoard.subject]: { incident: 'INC-42' },
};

/** One event as it arrives. */
export const EVENT_EXAMPLE: Envelope = {
  specversion: '1.0',
  id: '01991c5e-7a34-7cc2-9b1f-5d2f6c0e8a11',
  source: '/muster/roles',
  type: roleAssigned.type,
  subject: 'INC-42',
  time: '2026-03-01T03:12:07.512Z',
  datacontenttype: 'application/json',
  incident: 'INC-42',
  sequence: 17,
  actor: ana.id,
  actorname: ana.name,
  correlationid: '4f6c1a52-2c1e-4f0e-9d7e-3b1f4a6f9c55',
  data: { ...scribe, scope: WHOLE_INCIDENT, person: bo, replaces: null, acknowledged: false },
};

/** One refusal as it arrives. */
export const PROBLEM_EXAMPLE = roleHeld({ ...scribe, holder: bo, since: '2026-03-01T03:12:07.512Z' }).problem('en');
