import { z } from 'zod';
import { keyReused, notForYou } from '../definition/general-rejections.js';
import { defineCommand, defineQuery } from '../definition/request.js';
import { SEVERITIES } from '../incidents/incident.js';
import { versionUnknown } from './catalogue-rejections.js';
import { roleArchived, roleUnknown } from './rejections.js';
import { roleKey } from './role.js';
import { managerNotStaffed, roleTwice } from './staffing-rejections.js';
import { earlierVersion } from './version.js';
import { keptStaffing } from './works-by.js';

/** A week. */
const MOST_MINUTES = 10_080;

const rows = z
  .array(z.strictObject({ role: roleKey(), withinMinutes: z.int().min(0).max(MOST_MINUTES) }))
  .max(100)
  .optional()
  .describe('all roles that this severity requires, the incident manager among them, and within how many minutes');

export const getStaffing = defineQuery({
  service: 'roles',
  name: 'get-staffing',
  summary: 'Which roles each severity requires and within how many minutes: as it is now, or an earlier version.',
  whoMay: 'anyone',
  input: z.strictObject({ version: earlierVersion }),
  output: keptStaffing,
  rejections: [versionUnknown],
  http: { method: 'GET', path: '/v1/staffing' },
});

export const setStaffing = defineCommand({
  service: 'roles',
  name: 'set-staffing',
  summary: 'Say which roles one or more severities require, for incidents that start from now on.',
  whoMay: 'administrators',
  input: z
    .strictObject({ SEV1: rows, SEV2: rows, SEV3: rows, SEV4: rows })
    .refine((set) => SEVERITIES.some((severity) => set[severity]), { error: 'name at least one severity' }),
  output: keptStaffing,
  rejections: [notForYou, roleUnknown, roleArchived, roleTwice, managerNotStaffed, keyReused],
  http: { method: 'PUT', path: '/v1/staffing' },
});
