import { z } from 'zod';
import { keyReused } from '../definition/general-rejections.js';
import { placeId } from '../incidents/incident.js';
import { mergedElsewhere } from '../incidents/merging-rejections.js';
import { incidentUnknown } from '../incidents/rejections.js';
import { seat } from './board.js';
import { incidentEnded, personNeeded, roleUnknown } from './rejections.js';
import { roleKey } from './role.js';
import { scopeKey } from './scope.js';
import { scopeNotForRole, scopeUnknown } from './shaping-rejections.js';

/** Which role of which incident a command is about, and in which part of it. */
export const which = { incident: placeId(), role: roleKey(), scope: scopeKey() };

const sequence = z.int().describe('how far the roster has come');

/** What a command on a role answers: the role as it is after it. */
export const moved = seat.extend({ incident: z.string(), sequence });

/** What a command on the roster as a whole answers, beside what it is about. */
export const changed = { incident: z.string(), sequence };

/** What every command on a roster can be refused with. */
export const ofRoster = [incidentUnknown, incidentEnded, mergedElsewhere, personNeeded, keyReused] as const;

/** What every command on a role can be refused with. */
export const always = [...ofRoster, roleUnknown, scopeUnknown, scopeNotForRole] as const;

export const incidentPath = '/v1/incidents/{incident}';

export const rolePath = `${incidentPath}/roles/{role}`;
