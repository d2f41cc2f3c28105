import { z } from 'zod';
import { keyReused, notForYou } from '../definition/general-rejections.js';
import { defineCommand, defineQuery } from '../definition/request.js';
import { line, slug } from '../definition/text.js';
import {
  catalogueFull,
  changeOfArchived,
  dutyArchived,
  dutyKeyTaken,
  dutyListed,
  dutyNotInCatalogue,
  managerRoleKept,
  roleKeyTaken,
  roleWithoutDuty,
  versionUnknown,
} from './catalogue-rejections.js';
import { roleUnknown } from './rejections.js';
import { roleKey } from './role.js';
import { dutyTwice } from './shaping-rejections.js';
import { earlierVersion } from './version.js';
import { keptCatalogue } from './works-by.js';

const words = (max: number) => z.strictObject({ en: line(max), fr: line(max) });
const name = words(100);
const dutyName = words(300);
const bringBack = z.literal(false).optional().describe('false brings back what is archived');

/** What an organisation decides of a role; an incident that has started keeps what it started with. */
const details = {
  purpose: words(500),
  holders: z.enum(['one', 'many']).describe('how many hold it in one part of an incident'),
  splitBy: z.enum(['workstream', 'audience']).nullable().describe('what it can be held in beside the whole incident'),
  alsoCalled: z.array(name).max(10).describe('other names by which it is found'),
  duties: z
    .array(z.strictObject({ duty: slug(), rank: z.enum(['primary', 'secondary']).default('primary') }))
    .max(50)
    .describe('at least one'),
  firstActions: z.array(dutyName).max(3).describe('what a new holder does first'),
};

const version = z.int().describe('of the catalogue after it');
const changedRole = z.object({ version, role: keptCatalogue.shape.roles.element });
const changedDuty = z.object({ version, duty: keptCatalogue.shape.duties.element });
const ROLES = '/v1/catalogue/roles';
const DUTIES = '/v1/catalogue/duties';
const whoMay = 'administrators';
const dutiesNamed = [dutyNotInCatalogue, dutyArchived, dutyTwice, roleWithoutDuty] as const;

export const getCatalogue = defineQuery({
  service: 'roles',
  name: 'get-catalogue',
  summary: 'The whole catalogue in both languages, with what is archived: as it is now, or an earlier version.',
  whoMay: 'anyone',
  input: z.strictObject({ version: earlierVersion }),
  output: keptCatalogue,
  rejections: [versionUnknown],
  http: { method: 'GET', path: '/v1/catalogue' },
});

export const addRole = defineCommand({
  service: 'roles',
  name: 'add-role',
  summary: 'Add a role to the catalogue, for incidents that start from now on.',
  whoMay,
  input: z.strictObject({
    ...{ key: slug(), name, ...details },
    holders: details.holders.default('one'),
    splitBy: details.splitBy.default(null),
    alsoCalled: details.alsoCalled.default([]),
    firstActions: details.firstActions.default([]),
  }),
  output: changedRole,
  rejections: [notForYou, roleKeyTaken, ...dutiesNamed, catalogueFull, keyReused],
  http: { method: 'POST', path: ROLES, status: () => 201, statuses: [201] },
});

export const changeRole = defineCommand({
  service: 'roles',
  name: 'change-role',
  summary: 'Change what the catalogue says of a role, or bring back an archived one.',
  whoMay,
  input: z.strictObject({
    role: roleKey(),
    ...z.object({ name, ...details }).partial().shape,
    archived: bringBack,
  }),
  output: changedRole,
  rejections: [notForYou, roleUnknown, changeOfArchived, managerRoleKept, ...dutiesNamed, keyReused],
  http: { method: 'PATCH', path: `${ROLES}/{role}` },
});

export const archiveRole = defineCommand({
  service: 'roles',
  name: 'archive-role',
  summary: 'Give a role to nobody any more in incidents that start from now on.',
  whoMay,
  input: z.strictObject({ role: roleKey() }),
  output: changedRole,
  rejections: [notForYou, roleUnknown, managerRoleKept, keyReused],
  http: { method: 'POST', path: `${ROLES}/{role}/archive` },
});

export const addDuty = defineCommand({
  service: 'roles',
  name: 'add-duty',
  summary: 'Add a duty to the catalogue; until a role lists it, the incident manager answers for it.',
  whoMay,
  input: z.strictObject({ key: slug(), name: dutyName }),
  output: changedDuty,
  rejections: [notForYou, dutyKeyTaken, catalogueFull, keyReused],
  http: { method: 'POST', path: DUTIES, status: () => 201, statuses: [201] },
});

export const changeDuty = defineCommand({
  service: 'roles',
  name: 'change-duty',
  summary: 'Word a duty anew, or bring back an archived one.',
  whoMay,
  input: z.strictObject({ duty: slug(), name: dutyName.optional(), archived: bringBack }),
  output: changedDuty,
  rejections: [notForYou, dutyNotInCatalogue, changeOfArchived, keyReused],
  http: { method: 'PATCH', path: `${DUTIES}/{duty}` },
});

export const archiveDuty = defineCommand({
  service: 'roles',
  name: 'archive-duty',
  summary: 'Take a duty that no role lists out of incidents that start from now on.',
  whoMay,
  input: z.strictObject({ duty: slug() }),
  output: changedDuty,
  rejections: [notForYou, dutyNotInCatalogue, dutyListed, keyReused],
  http: { method: 'POST', path: `${DUTIES}/{duty}/archive` },
});
