import { z } from 'zod';
import { keyReused } from '../definition/general-rejections.js';
import { defineCommand } from '../definition/request.js';
import { line } from '../definition/text.js';
import { placeId } from '../incidents/incident.js';
import { incidentUnknown } from '../incidents/rejections.js';
import { entry } from './entry.js';
import { entryId, noteDetails, noteText } from './note.js';
import {
  correctedMeanwhile,
  correctedTooOften,
  entryRedacted,
  entryUnknown,
  nothingChanged,
  occurredInFuture,
  occurredTooEarly,
} from './rejections.js';

const which = { incident: placeId(), entry: entryId() };
const path = '/v1/incidents/{incident}/timeline/{entry}';

export const correctEntry = defineCommand({
  service: 'timeline',
  name: 'correct-entry',
  summary: 'Correct the words, the time, the kind or the tags of an entry. What it said before stays in the record.',
  whoMay: 'anyone who sees the incident',
  input: z.strictObject({
    ...which,
    text: noteText().optional(),
    ...z.object({ occurredAt: noteDetails.occurredAt, kind: noteDetails.kind, tags: noteDetails.tags }).partial().shape,
    reason: line(500).describe('why it is corrected'),
    revision: z
      .int()
      .nonnegative()
      .optional()
      .describe('how often it had been corrected when you read it; refused if somebody corrected it since'),
  }),
  output: entry,
  rejections: [
    incidentUnknown,
    entryUnknown,
    entryRedacted,
    nothingChanged,
    correctedMeanwhile,
    correctedTooOften,
    occurredInFuture,
    occurredTooEarly,
    keyReused,
  ],
  http: { method: 'PATCH', path },
});

export const markEntry = defineCommand({
  service: 'timeline',
  name: 'mark-entry',
  summary: 'Star an entry, flag it as internal, or say that it needs no reason; or take that back.',
  whoMay: 'anyone who sees the incident',
  input: z
    .strictObject({
      ...which,
      key: z.boolean().optional().describe('star it, or take the star away, also one that a rule gave'),
      internal: z.boolean().optional().describe('leave it out of what is shown outside'),
      needsNoWhy: z.boolean().optional().describe('do not suggest any more to write down why'),
    })
    .refine(({ key, internal, needsNoWhy }) => [key, internal, needsNoWhy].some((mark) => mark !== undefined), {
      error: 'give at least one mark',
      path: ['key'],
    }),
  output: entry,
  rejections: [incidentUnknown, entryUnknown, keyReused],
  http: { method: 'PUT', path: `${path}/marks` },
});
