import { z } from 'zod';
import { personNamed } from '../definition/person.js';
import { defineCommand } from '../definition/request.js';
import { line, slug } from '../definition/text.js';
import { placeId } from '../incidents/incident.js';
import { notEntitled, personUnknown, roleNotHeld, roleUnknown } from './rejections.js';
import { roleKey } from './role.js';
import { always, changed, incidentPath, moved, ofRoster, rolePath, which } from './seat-command.js';
import { dutyTwice, dutyUnknown, keyTaken, notOfThisIncident, notYourDuty } from './shaping-rejections.js';

const words = z.strictObject({ en: line(300), fr: line(300) });
const rank = z.enum(['primary', 'secondary']).default('primary');

export const shapeRole = defineCommand({
  service: 'roles',
  name: 'shape-role',
  summary: 'Shape a role for this incident, with duties from the catalogue or written for it.',
  whoMay: 'the incident manager, and whom shaping is delegated to',
  input: z.strictObject({
    incident: placeId(),
    key: slug(),
    name: words,
    purpose: words,
    holders: z.enum(['one', 'many']).default('one'),
    splitBy: z.enum(['workstream', 'audience']).nullable().default(null),
    duties: z
      .array(
        z.strictObject({
          duty: slug(),
          rank,
          name: words.optional().describe('for a duty that is written for this role'),
        }),
      )
      .min(1)
      .max(50),
  }),
  output: moved,
  rejections: [...ofRoster, keyTaken, dutyTwice, dutyUnknown, notYourDuty],
  http: { method: 'POST', path: `${incidentPath}/roles`, status: () => 201, statuses: [201] },
});

export const dropRole = defineCommand({
  service: 'roles',
  name: 'drop-role',
  summary: 'A role that was shaped for this incident is no longer one; who holds it is released.',
  whoMay: 'the incident manager, and whom shaping is delegated to',
  input: z.strictObject({ incident: placeId(), role: roleKey() }),
  output: z.object(changed),
  rejections: [...ofRoster, roleUnknown, notOfThisIncident, notYourDuty],
  http: { method: 'POST', path: `${rolePath}/drop` },
});

export const nameLead = defineCommand({
  service: 'roles',
  name: 'name-lead',
  summary: 'Of several holders of a role, name the one who answers for its duties.',
  whoMay: 'the lead until then; the incident manager',
  input: z.strictObject({ ...which, person: personNamed() }),
  output: moved,
  rejections: [...always, personUnknown, roleNotHeld, notEntitled],
  http: { method: 'PUT', path: `${rolePath}/lead` },
});
