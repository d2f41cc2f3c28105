import { z } from 'zod';
import { cursorUnknown, keyReused } from '../definition/general-rejections.js';
import { LANGUAGES } from '../definition/language.js';
import { personNamed } from '../definition/person.js';
import { defineCommand, defineQuery } from '../definition/request.js';
import { line, paragraphs } from '../definition/text.js';
import { incidentId } from '../incidents/incident.js';
import { incidentUnknown } from '../incidents/rejections.js';
import { answering, board, seat } from './board.js';
import { person } from './person.js';
import {
  alreadyHolder,
  emailTaken,
  incidentEnded,
  managerAnswers,
  managerStays,
  noOffer,
  notEntitled,
  offerPending,
  personNeeded,
  personUnknown,
  roleHeld,
  roleNotHeld,
  roleUnknown,
} from './rejections.js';
import { role, roleKey } from './role.js';

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

export const listRoles = defineQuery({
  service: 'roles',
  name: 'list-roles',
  summary: 'The catalogue of roles with their duties, in your language.',
  whoMay: 'anyone',
  input: z.strictObject({ alias: line(200).optional().describe('any name of a role: all that fit are answered') }),
  output: z.object({ roles: z.array(role) }),
  rejections: [],
  http: { method: 'GET', path: '/v1/roles' },
});

export const getBoard = defineQuery({
  service: 'roles',
  name: 'get-board',
  summary: 'Who holds what and who answers for what.',
  whoMay: 'anyone; a restricted one: its participants and those named',
  input: z.strictObject({ incident: incidentId() }),
  output: board,
  rejections: [incidentUnknown],
});

export const getAccountability = defineQuery({
  service: 'roles',
  name: 'get-accountability',
  summary: 'The whole accountability table as it is at this moment.',
  whoMay: 'services, and anyone who may see the incident',
  input: z.strictObject({ incident: incidentId() }),
  output: z.object({
    incident: z.string(),
    sequence: z.int(),
    table: z.array(answering),
    manager: z.string(),
    restricted: z.boolean(),
    sees: z.array(z.string()),
  }),
  rejections: [incidentUnknown],
});

const which = { incident: incidentId(), role: roleKey() };
const moved = seat.extend({ incident: z.string(), sequence: z.int().describe('how far the roster has come') });
const always = [incidentUnknown, roleUnknown, incidentEnded, personNeeded, keyReused] as const;
const rolePath = '/v1/incidents/{incident}/roles/{role}';

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
  rejections: [...always, personUnknown, roleHeld, notEntitled, managerStays, roleNotHeld],
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

export const offerHandover = defineCommand({
  service: 'roles',
  name: 'offer-handover',
  summary: 'Offer a held role to somebody else; the present holder answers until it is accepted.',
  whoMay: 'the holder; the incident manager',
  input: z.strictObject({ ...which, to: personNamed(), brief: paragraphs(10_000).optional() }),
  output: moved,
  rejections: [...always, personUnknown, roleNotHeld, alreadyHolder, offerPending, notEntitled],
  http: { method: 'POST', path: `${rolePath}/handover` },
});

export const acceptHandover = defineCommand({
  service: 'roles',
  name: 'accept-handover',
  summary: 'Accept: you hold the role from now, the earlier holder is released.',
  whoMay: 'whom it was offered to',
  input: z.strictObject(which),
  output: moved,
  rejections: [...always, noOffer],
  http: { method: 'POST', path: `${rolePath}/handover/accept` },
});

export const declineHandover = defineCommand({
  service: 'roles',
  name: 'decline-handover',
  summary: 'Decline: the present holder keeps the role.',
  whoMay: 'whom it was offered to',
  input: z.strictObject(which),
  output: moved,
  rejections: [...always, noOffer],
  http: { method: 'POST', path: `${rolePath}/handover/decline` },
});

export const withdrawHandover = defineCommand({
  service: 'roles',
  name: 'withdraw-handover',
  summary: 'Take an offer back.',
  whoMay: 'who offered it; the holder; the incident manager',
  input: z.strictObject(which),
  output: moved,
  rejections: [...always, noOffer, notEntitled],
  http: { method: 'POST', path: `${rolePath}/handover/withdraw` },
});

export const takeOverCommand = defineCommand({
  service: 'roles',
  name: 'take-over-command',
  summary:
    'Take over as incident manager when the manager does not answer. A manager who had confirmed is called first and has the time that the severity sets.',
  whoMay: 'anyone, once the manager has not answered in time',
  input: z.strictObject({ incident: incidentId(), reason: paragraphs(2_000) }),
  output: moved.extend({ outcome: z.enum(['taken', 'called']) }),
  rejections: [incidentUnknown, incidentEnded, personNeeded, keyReused, alreadyHolder, managerAnswers],
  http: {
    method: 'POST',
    path: '/v1/incidents/{incident}/roles/incident-manager/takeover',
    status: ({ outcome }) => (outcome === 'taken' ? 200 : 202),
    statuses: [200, 202],
  },
});
