import { z } from 'zod';
import { personNamed, personReference } from '../definition/person.js';
import { defineCommand, defineQuery } from '../definition/request.js';
import { line, paragraphs } from '../definition/text.js';
import { placeId } from '../incidents/incident.js';
import { incidentUnknown } from '../incidents/rejections.js';
import { accountability } from './board.js';
import { PARTICIPATIONS, participant } from './participation-events.js';
import {
  handoverInCircle,
  hasLeft,
  noRequest,
  nothingToHandOver,
  observesOnly,
  roleVacant,
  stillHolds,
} from './participation-rejections.js';
import { alreadyHolder, managerStays, notEntitled, offerPending, personUnknown } from './rejections.js';
import { roleKey } from './role.js';
import { scopeKey } from './scope.js';
import { always, changed, incidentPath, moved, ofRoster, rolePath, which } from './seat-command.js';
import { seat } from './seat-fields.js';
import { notTakingPart } from './shaping-rejections.js';

const participants = `${incidentPath}/participants`;
const shift = `${incidentPath}/shift`;

export const joinIncident = defineCommand({
  service: 'roles',
  name: 'join-incident',
  summary: 'Take part in an incident without a role, or bring somebody in.',
  whoMay: 'anyone who sees the incident',
  input: z.strictObject({
    incident: placeId(),
    person: personNamed().optional().describe('yourself unless named'),
    as: z.enum(PARTICIPATIONS).default('responder'),
  }),
  output: z.object({ ...changed, participants: z.array(participant) }),
  rejections: [...ofRoster, personUnknown],
  http: { method: 'POST', path: participants },
});

export const leaveIncident = defineCommand({
  service: 'roles',
  name: 'leave-incident',
  summary: 'Leave an incident. Who still holds something is told so, and hands it over or leaves it to the manager.',
  whoMay: 'yourself; for others, the incident manager',
  input: z.strictObject({
    incident: placeId(),
    person: personNamed(),
    leaveToManager: z.boolean().default(false).describe('what is still held falls to the manager'),
  }),
  output: z.object({ ...changed, released: z.array(z.object(seat)), fallsTo: personReference }),
  rejections: [...ofRoster, personUnknown, stillHolds, managerStays, notTakingPart, notEntitled],
  http: { method: 'POST', path: `${participants}/{person}/leave` },
});

export const standDown = defineCommand({
  service: 'roles',
  name: 'stand-down',
  summary: "Release many people in one act, when the worst is over; what they held is the manager's again.",
  whoMay: 'the incident manager',
  input: z.strictObject({ incident: placeId(), people: z.array(personNamed()).min(1).max(200) }),
  output: z.object({ ...changed, people: z.array(personReference) }),
  rejections: [...ofRoster, personUnknown, managerStays, notTakingPart, notEntitled],
  http: { method: 'POST', path: `${incidentPath}/stand-down` },
});

export const askForRole = defineCommand({
  service: 'roles',
  name: 'ask-for-role',
  summary: 'Ask for a role that somebody holds; its holder and the manager are asked.',
  whoMay: 'anyone who sees the incident',
  input: z.strictObject({ ...which, words: paragraphs(1_000).optional() }),
  output: moved,
  rejections: [...always, roleVacant, alreadyHolder],
  http: { method: 'POST', path: `${rolePath}/requests` },
});

export const endRequest = defineCommand({
  service: 'roles',
  name: 'end-request',
  summary: 'No longer ask for a role, or do not give it to who asks.',
  whoMay: 'who asks; the holder; the incident manager',
  input: z.strictObject({ ...which, person: personNamed() }),
  output: moved,
  rejections: [...always, personUnknown, noRequest, notEntitled],
  http: { method: 'DELETE', path: `${rolePath}/requests/{person}` },
});

export const changeShift = defineCommand({
  service: 'roles',
  name: 'change-shift',
  summary: 'Offer all that one person holds to one or several others; each of them accepts.',
  whoMay: 'whoever holds it; the incident manager',
  input: z
    .strictObject({
      incident: placeId(),
      from: personNamed().optional().describe('yourself unless named'),
      to: personNamed().optional().describe('who gets everything that is not named apart'),
      apart: z
        .array(z.strictObject({ role: roleKey(), scope: scopeKey(), to: personNamed() }))
        .max(100)
        .default([]),
      brief: paragraphs(10_000).optional(),
    })
    .refine(({ to, apart }) => to !== undefined || apart.length > 0, { error: 'to, or some apart', path: ['to'] }),
  output: z.object({ ...changed, offered: z.array(z.object({ ...seat, to: personReference })) }),
  rejections: [
    ...[...always, personUnknown, nothingToHandOver, handoverInCircle, alreadyHolder, offerPending, notEntitled],
    ...[observesOnly, hasLeft],
  ],
  http: { method: 'POST', path: shift },
});

export const acceptShift = defineCommand({
  service: 'roles',
  name: 'accept-shift',
  summary: 'Accept everything that is offered to you in this incident.',
  whoMay: 'whom it was offered to',
  input: z.strictObject({ incident: placeId() }),
  output: z.object({ ...changed, taken: z.array(z.object(seat)) }),
  rejections: [...ofRoster, nothingToHandOver],
  http: { method: 'POST', path: `${shift}/accept` },
});

export const previewAbsence = defineQuery({
  service: 'roles',
  name: 'preview-absence',
  summary: 'If this person dropped out now: for each duty they answer for, who would.',
  whoMay: 'anyone who sees the incident',
  input: z.strictObject({ incident: placeId(), person: personNamed() }),
  output: z.object({
    incident: z.string(),
    person: personReference,
    managesIt: z.boolean().describe('they manage the incident: who is asked first stands as next'),
    duties: z.array(
      accountability.extend({
        name: z.string(),
        next: accountability.nullable().describe('null: nobody is there yet who could manage'),
      }),
    ),
    vacant: z.array(z.object({ role: z.string(), scope: z.string(), name: line(500) })),
  }),
  rejections: [incidentUnknown, personUnknown],
  http: { method: 'GET', path: `${participants}/{person}/absence` },
});
