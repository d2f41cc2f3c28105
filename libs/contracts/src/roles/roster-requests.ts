import { z } from 'zod';
import { personNamed } from '../definition/person.js';
import { defineCommand } from '../definition/request.js';
import { paragraphs } from '../definition/text.js';
import { placeId } from '../incidents/incident.js';
import {
  alreadyHolder,
  managerAnswers,
  managerStays,
  notEntitled,
  personUnknown,
  roleArchived,
  roleHeld,
  roleNotHeld,
} from './rejections.js';
import { always, moved, ofRoster, rolePath, which } from './seat-command.js';

export const assignRole = defineCommand({
  service: 'roles',
  name: 'assign-role',
  summary: 'Give a role to somebody, take a vacant one yourself, or shadow one as observer.',
  whoMay: 'a vacant role: yourself; for others, and in place of a holder: the incident manager',
  input: z.strictObject({
    ...which,
    person: personNamed(),
    observer: z.boolean().default(false).describe('shadows the role; never counts as cover'),
    inPlaceOf: personNamed().optional().describe('the present holder, named on purpose, who is then released'),
  }),
  output: moved,
  rejections: [...always, personUnknown, roleHeld, notEntitled, managerStays, roleNotHeld, roleArchived],
  http: { method: 'PUT', path: rolePath },
});

export const releaseRole = defineCommand({
  service: 'roles',
  name: 'release-role',
  summary: 'Give up a role, or stop observing it; what nobody holds falls to the incident manager.',
  whoMay: 'the holder; the incident manager',
  input: z.strictObject({ ...which, person: personNamed().optional().describe('yourself unless named') }),
  output: moved,
  rejections: [...always, personUnknown, roleNotHeld, notEntitled, managerStays],
  http: { method: 'DELETE', path: rolePath },
});

export const acknowledgeRole = defineCommand({
  service: 'roles',
  name: 'acknowledge-role',
  summary: 'Confirm a role you hold: "I have it". As a manager who was called: "I am here".',
  whoMay: 'the holder',
  input: z.strictObject(which),
  output: moved,
  rejections: [...always, roleNotHeld],
  http: { method: 'POST', path: `${rolePath}/acknowledge` },
});

export const takeOverCommand = defineCommand({
  service: 'roles',
  name: 'take-over-command',
  summary:
    'Take over as incident manager when the manager does not answer. A manager who had confirmed is called first and has the time that the severity sets.',
  whoMay: 'the deputy; anyone, once the manager has not answered in time',
  input: z.strictObject({ incident: placeId(), reason: paragraphs(2_000) }),
  output: moved.extend({ outcome: z.enum(['taken', 'called']) }),
  rejections: [...ofRoster, alreadyHolder, managerAnswers],
  http: {
    method: 'POST',
    path: '/v1/incidents/{incident}/roles/incident-manager/takeover',
    status: ({ outcome }) => (outcome === 'taken' ? 200 : 202),
    statuses: [200, 202],
  },
});
