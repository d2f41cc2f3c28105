import { z } from 'zod';
import { keyReused, notForYou } from '../definition/general-rejections.js';
import { personNamed } from '../definition/person.js';
import { defineCommand, defineQuery } from '../definition/request.js';
import { SERVICES } from '../definition/service-name.js';
import { instant, line, paragraphs } from '../definition/text.js';
import { personUnknown } from '../roles/rejections.js';
import { closingInterrupted, closingUnderWay, duePassed, stillOpen } from './closing-rejections.js';
import { incident, incidentId } from './incident.js';
import { mergedElsewhere } from './merging-rejections.js';
import { openItem } from './open-item.js';
import { incidentUnknown, statusMoveRefused } from './rejections.js';

const reason = () => paragraphs(1_000);

const settlement = z
  .strictObject({
    item: line(400).describe('as list-open-items calls it: update:upd-…'),
    owner: personNamed().optional().describe('who sees to it after the incident'),
    due: instant().optional().describe('by when'),
    waiver: reason().optional().describe('nobody sees to it: why'),
  })
  .refine(({ owner, due, waiver }) => (waiver === undefined) === (owner !== undefined && due !== undefined), {
    error: 'either an owner and a date, or a waiver',
  });

export const closeIncident = defineCommand({
  service: 'incidents',
  name: 'close-incident',
  summary: 'Close the incident: what is still open gets an owner and a date, or a waiver with a reason.',
  whoMay: 'the incident manager',
  input: z.strictObject({
    incident: incidentId(),
    settle: z
      .array(settlement)
      .max(200)
      .default([])
      .refine((all) => new Set(all.map(({ item }) => item)).size === all.length, { error: 'each item once' }),
    waiveOthers: reason()
      .optional()
      .describe('all others are let be, for this reason; not a service that cannot be asked'),
  }),
  output: incident,
  rejections: [
    ...[incidentUnknown, stillOpen, closingUnderWay, closingInterrupted, duePassed, personUnknown],
    ...[statusMoveRefused, mergedElsewhere, notForYou, keyReused],
  ],
  http: { method: 'POST', path: '/v1/incidents/{incident}/close' },
});

export const listOpenItems = defineQuery({
  service: 'incidents',
  name: 'list-open-items',
  summary: 'What is open over all services, and would be in the way of closing: what has an owner and a date is not.',
  whoMay: 'anyone; a restricted one: its participants and those named',
  input: z.strictObject({ incident: incidentId() }),
  output: z.object({
    incident: z.string(),
    items: z.array(openItem),
    inTheWay: z.int().describe('how many of them need an owner and a date, or a waiver'),
  }),
  rejections: [incidentUnknown],
  http: { method: 'GET', path: '/v1/incidents/{incident}/open-items' },
});

export const objectToClosing = defineCommand({
  service: 'incidents',
  name: 'object-to-closing',
  summary: 'Say that something came up while the incident was being closed: it is open again, unless that is settled.',
  whoMay: 'services',
  input: z.strictObject({
    incident: incidentId(),
    attempt: z.int().nonnegative().describe('of the seal that stood'),
    service: z.enum(SERVICES),
    items: z.array(openItem).max(1_000),
  }),
  output: z.object({ stands: z.boolean().describe('whether the seal still stands; else it is to be taken off') }),
  rejections: [notForYou, incidentUnknown],
});
