import { z } from 'zod';
import { LANGUAGES } from '../definition/language.js';
import { defineCommand, defineQuery } from '../definition/request.js';
import { instant, paragraphs, slug } from '../definition/text.js';
import { incidentId } from '../incidents/incident.js';
import { incidentUnknown } from '../incidents/rejections.js';
import { AFFECTED_WORDS, affectedCounts } from './affected.js';
import { onlyFromThePage } from './affected-rejections.js';
import { publicationId } from './publication.js';

/** Nobody's page takes more before it passes them on. */
const MOST = 1_000_000_000;

export const reportAffected = defineCommand({
  service: 'communications',
  name: 'report-affected',
  summary: 'Pass on who reported on the status page that they are affected: what came together, at one publication.',
  whoMay: 'the status page',
  input: z.strictObject({
    page: z.uuid().describe('the process that passes it on'),
    batch: z.int().min(1).max(MOST).describe('rises with each of one page and publication: a repeat counts once'),
    publication: publicationId().nullable().describe('null: they were at none'),
    since: instant().describe('when the first of them came'),
    counts: z
      .array(z.strictObject({ component: slug().nullable(), count: z.int().min(1).max(MOST) }))
      .max(1_000)
      .describe('null: something else, or they could not say'),
    beyond: z.int().min(0).max(MOST).describe('more than the page takes at once: only counted'),
    words: z
      .array(z.strictObject({ words: paragraphs(AFFECTED_WORDS), language: z.enum(LANGUAGES) }))
      .max(50)
      .describe('what some added, as they said it'),
  }),
  output: z.object({ total: z.int().describe('all that were reported at this publication so far') }),
  rejections: [onlyFromThePage],
});

export const listAffected = defineQuery({
  service: 'communications',
  name: 'list-affected',
  summary: 'How many reported on the status page that they are affected, by component and in the last minutes.',
  whoMay: 'anyone who sees the incident',
  input: z.strictObject({ incident: incidentId() }),
  output: z.object({
    affected: affectedCounts.describe('at what was published of the incident'),
    elsewhere: affectedCounts.describe('today (UTC), at no publication: they may mean this incident or another'),
  }),
  rejections: [incidentUnknown],
  http: { method: 'GET', path: '/v1/incidents/{incident}/affected' },
});
