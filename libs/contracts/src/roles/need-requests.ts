import { z } from 'zod';
import { defineCommand } from '../definition/request.js';
import { paragraphs } from '../definition/text.js';
import { placeId } from '../incidents/incident.js';
import { roleNotRequired } from './participation-rejections.js';
import { managerStays, roleUnknown } from './rejections.js';
import { roleKey } from './role.js';
import { moved, ofRoster, rolePath } from './seat-command.js';
import { notYourDuty } from './shaping-rejections.js';

const role = { incident: placeId(), role: roleKey() };
const path = `${rolePath}/not-needed`;

export const markNotNeeded = defineCommand({
  service: 'roles',
  name: 'mark-not-needed',
  summary: 'This incident does not need a role that its severity asks for: nobody is reminded of it any more.',
  whoMay: 'the incident manager, and whom shaping is delegated to',
  input: z.strictObject({ ...role, reason: paragraphs(1_000).optional() }),
  output: moved,
  rejections: [...ofRoster, roleUnknown, roleNotRequired, managerStays, notYourDuty],
  http: { method: 'PUT', path },
});

export const markNeeded = defineCommand({
  service: 'roles',
  name: 'mark-needed',
  summary: 'A role that was marked as not needed is asked for again.',
  whoMay: 'the incident manager, and whom shaping is delegated to',
  input: z.strictObject(role),
  output: moved,
  rejections: [...ofRoster, roleUnknown, roleNotRequired, notYourDuty],
  http: { method: 'DELETE', path },
});
