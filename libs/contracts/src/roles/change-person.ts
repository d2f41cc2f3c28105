import { z } from 'zod';
import { keyReused, notForYou } from '../definition/general-rejections.js';
import { personNamed } from '../definition/person.js';
import { defineCommand } from '../definition/request.js';
import { bringing } from './bringing.js';
import { person } from './person.js';
import { hoursNeedZone } from './person-rejections.js';
import { personUnknown } from './rejections.js';

export const changePerson = defineCommand({
  service: 'roles',
  name: 'change-person',
  summary: 'Say what somebody brings: skills, time zone, working hours, burden limit; null empties a field.',
  whoMay: 'oneself; for others: administrators',
  input: z.strictObject({
    person: personNamed(),
    skills: bringing.skills.nullable().optional(),
    timeZone: bringing.timeZone.nullable().optional(),
    workingHours: bringing.workingHours.nullable().optional(),
    burdenLimit: bringing.burdenLimit.nullable().optional().describe('null: as many as anyone, which is 3'),
  }),
  output: person,
  rejections: [personUnknown, hoursNeedZone, notForYou, keyReused],
  http: { method: 'PATCH', path: '/v1/people/{person}' },
});
