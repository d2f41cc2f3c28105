import { z } from 'zod';
import { keyReused } from '../definition/general-rejections.js';
import { incidentId } from '../incidents/incident.js';
import { incidentUnknown } from '../incidents/rejections.js';
import { seat } from './board.js';
import { incidentEnded, personNeeded, roleUnknown } from './rejections.js';
import { roleKey } from './role.js';

/** Which role of which incident a command is about. */
export const which = { incident: incidentId(), role: roleKey() };

/** What a command on a role answers: the role as it is after it. */
export const moved = seat.extend({
  incident: z.string(),
  sequence: z.int().describe('how far the roster has come'),
});

/** What every command on a role can be refused with. */
export const always = [incidentUnknown, roleUnknown, incidentEnded, personNeeded, keyReused] as const;

export const rolePath = '/v1/incidents/{incident}/roles/{role}';
