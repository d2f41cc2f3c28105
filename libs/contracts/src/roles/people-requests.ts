import { z } from 'zod';
import { cursorUnknown, keyReused } from '../definition/general-rejections.js';
import { LANGUAGES } from '../definition/language.js';
import { personNamed } from '../definition/person.js';
import { defineCommand, defineQuery } from '../definition/request.js';
import { line } from '../definition/text.js';
import { person } from './person.js';
import { emailTaken, personNeeded, personUnknown } from './rejections.js';

export const registerPerson = defineCommand({
  service: 'roles',
  name: 'register-person',
  summary: 'Put somebody into the directory.',
  whoMay: 'anyone',
  input: z.strictObject({
    name: line(200),
    email: z.email().max(320),
    locale: z.enum(LANGUAGES).default('en').describe('the language Muster speaks to them'),
  }),
  output: person,
  rejections: [emailTaken, keyReused],
  http: { method: 'POST', path: '/v1/people', status: () => 201, statuses: [201] },
});

export const introduceMyself = defineCommand({
  service: 'roles',
  name: 'introduce-myself',
  summary: 'See to it that the person of this token is in the directory; nothing happens when they are.',
  whoMay: 'anyone',
  input: z.strictObject({}),
  output: person,
  rejections: [personNeeded],
});

export const listPeople = defineQuery({
  service: 'roles',
  name: 'list-people',
  summary: 'The directory, by name.',
  whoMay: 'anyone',
  input: z.strictObject({
    search: line(200).optional().describe('part of a name or address'),
    limit: z.coerce.number().int().min(1).max(500).default(200),
    after: line(400).optional().describe('the `next` of the page before'),
  }),
  output: z.object({ people: z.array(person), next: z.string().nullable() }),
  rejections: [cursorUnknown],
  http: { method: 'GET', path: '/v1/people' },
});

export const findPeople = defineQuery({
  service: 'roles',
  name: 'find-people',
  summary: 'The people called by these ids or addresses, in the same order.',
  whoMay: 'anyone',
  input: z.strictObject({ people: z.array(personNamed()).min(1).max(200) }),
  output: z.object({ people: z.array(person) }),
  rejections: [personUnknown],
});
