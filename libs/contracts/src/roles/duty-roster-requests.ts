import { z } from 'zod';
import { keyReused, notForYou } from '../definition/general-rejections.js';
import { defineCommand, defineQuery } from '../definition/request.js';
import { dutyRosterFields, dutyRosterKey, listedDutyRoster, ownDutyRoster } from './duty-roster.js';
import { dutyRosterKnown, dutyRosterUnknown } from './duty-roster-rejections.js';
import { roleUnknown } from './rejections.js';

const { name, url, timeZone, gives } = dutyRosterFields;
const oneRoster = '/v1/duty-rosters/{key}';

export const addDutyRoster = defineCommand({
  service: 'roles',
  name: 'add-duty-roster',
  summary: 'Let a calendar say who is on duty for roles or skills; it is looked at every five minutes.',
  whoMay: 'administrators',
  input: z.strictObject({ key: dutyRosterKey(), name, url, timeZone: timeZone.default('UTC'), gives }),
  output: ownDutyRoster,
  rejections: [dutyRosterKnown, roleUnknown, notForYou, keyReused],
  http: { method: 'POST', path: '/v1/duty-rosters', status: () => 201, statuses: [201] },
});

export const changeDutyRoster = defineCommand({
  service: 'roles',
  name: 'change-duty-roster',
  summary: 'Change the name, address or time zone of a duty roster, or what it is on call for.',
  whoMay: 'administrators',
  input: z.strictObject({
    key: dutyRosterKey(),
    name: name.optional(),
    url: url.optional(),
    timeZone: timeZone.optional(),
    gives: gives.optional(),
  }),
  output: ownDutyRoster,
  rejections: [dutyRosterUnknown, roleUnknown, notForYou, keyReused],
  http: { method: 'PATCH', path: oneRoster },
});

export const removeDutyRoster = defineCommand({
  service: 'roles',
  name: 'remove-duty-roster',
  summary: 'Take a duty roster off the register; its calendar is no longer asked for, and what it said is forgotten.',
  whoMay: 'administrators',
  input: z.strictObject({ key: dutyRosterKey() }),
  output: ownDutyRoster,
  rejections: [dutyRosterUnknown, notForYou, keyReused],
  http: { method: 'DELETE', path: oneRoster },
});

export const listDutyRosters = defineQuery({
  service: 'roles',
  name: 'list-duty-rosters',
  summary: 'The duty rosters by key: who is on duty now, and how the last look at each calendar went.',
  whoMay: 'anyone',
  input: z.strictObject({}),
  output: z.object({ rosters: z.array(listedDutyRoster) }),
  rejections: [],
  http: { method: 'GET', path: '/v1/duty-rosters' },
});
