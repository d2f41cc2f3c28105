import { z } from 'zod';
import { envelope } from '../definition/envelope.js';
import { cursorUnknown, keyReused } from '../definition/general-rejections.js';
import { defineCommand, defineQuery } from '../definition/request.js';
import { instant, line, paragraphs } from '../definition/text.js';
import { incidentId } from '../incidents/incident.js';
import { incidentUnknown } from '../incidents/rejections.js';
import { entry } from './entry.js';
import { occurredInFuture } from './rejections.js';

export const addNote = defineCommand({
  service: 'timeline',
  name: 'add-note',
  summary: 'Put a note into the record.',
  whoMay: 'anyone who sees the incident',
  input: z.strictObject({
    incident: incidentId(),
    text: paragraphs(20_000),
    occurredAt: instant().optional().describe('now unless given'),
  }),
  output: entry,
  rejections: [incidentUnknown, occurredInFuture, keyReused],
  http: { method: 'POST', path: '/v1/incidents/{incident}/timeline', status: () => 201, statuses: [201] },
});

const page = {
  limit: z.coerce.number().int().min(1).max(1_000).default(200),
  after: line(200).optional().describe('the `next` of the page before'),
};

export const readTimeline = defineQuery({
  service: 'timeline',
  name: 'read-timeline',
  summary: 'The record of an incident, oldest first, as JSON in pages, or whole as CSV or Markdown.',
  whoMay: 'anyone who sees the incident',
  input: z.strictObject({
    incident: incidentId(),
    format: z.enum(['json', 'csv', 'markdown']).default('json'),
    ...page,
  }),
  output: z.object({
    entries: z.array(entry).optional().describe('for JSON'),
    text: z.string().optional().describe('for CSV and Markdown'),
    next: z.string().nullable(),
  }),
  rejections: [incidentUnknown, cursorUnknown],
  http: {
    method: 'GET',
    path: '/v1/incidents/{incident}/timeline',
    representations: { 'text/csv': 'csv', 'text/markdown': 'markdown' },
  },
});

export const replayEvents = defineQuery({
  service: 'timeline',
  name: 'replay-events',
  summary: 'The events of an incident as they were published, for a feed that outlived the stream.',
  whoMay: 'anyone who sees the incident',
  input: z.strictObject({
    incident: incidentId(),
    since: instant().describe('recorded at or after this time'),
    ...page,
  }),
  output: z.object({ events: z.array(envelope), next: z.string().nullable() }),
  rejections: [incidentUnknown, cursorUnknown],
});
