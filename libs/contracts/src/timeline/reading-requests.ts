import { z } from 'zod';
import { envelope } from '../definition/envelope.js';
import { cursorUnknown } from '../definition/general-rejections.js';
import { personReference } from '../definition/person.js';
import { defineQuery } from '../definition/request.js';
import { instant, line, slug } from '../definition/text.js';
import { placeId } from '../incidents/incident.js';
import { incidentUnknown } from '../incidents/rejections.js';
import { ENTRY_KINDS, entry } from './entry.js';
import { corrected } from './events.js';
import { entryId, tag } from './note.js';
import { VIEWS_OF_RECORD } from './record-export.js';
import { entryUnknown } from './rejections.js';

/** The pages of a list. */
export const paging = {
  limit: z.coerce.number().int().min(1).max(1_000).default(200),
  after: line(300).optional().describe('the `next` of the page before'),
};

const yesOrNo = z.preprocess((given) => (given === 'true' ? true : given === 'false' ? false : given), z.boolean());
const kinds = z.preprocess(
  (given) => (typeof given === 'string' ? given.split(',') : given),
  z.array(z.enum(ENTRY_KINDS)).min(1).max(ENTRY_KINDS.length),
);

/** For whom a record is read. */
export const viewOfRecord = {
  view: z
    .enum(VIEWS_OF_RECORD)
    .default('internal')
    .describe('external: without internal entries, mentions, e-mail addresses and the names of people'),
  names: yesOrNo.default(false).describe('true: people stand in an external view by their names'),
};

/** What to read of a record: all of these must fit. */
export const entryFilter = {
  kind: kinds.optional().describe('one or several, comma-separated'),
  person: line(100).optional().describe('the id of somebody who did it, wrote it, or whom it is about'),
  role: slug().optional().describe('a role that it is about'),
  service: slug().optional().describe('the service it comes from'),
  tag: tag().optional(),
  key: yesOrNo.optional().describe('true: only key entries'),
  from: instant().optional().describe('happened at this time or later'),
  to: instant().optional().describe('happened before this time'),
};

export const readTimeline = defineQuery({
  service: 'timeline',
  name: 'read-timeline',
  summary:
    'The record of an incident, as things happened: as JSON in pages, or whole as CSV, Markdown or a page to print.',
  whoMay: 'anyone who sees the incident',
  input: z.strictObject({
    incident: placeId(),
    format: z.enum(['json', 'csv', 'markdown', 'html']).default('json'),
    ...viewOfRecord,
    ...entryFilter,
    since: z
      .enum(['left', 'looked'])
      .optional()
      .describe('recorded after you left the incident last (or last did something), or after you said that you looked'),
    ...paging,
  }),
  output: z.object({
    entries: z.array(entry).optional().describe('for JSON'),
    text: z.string().optional().describe('for CSV, Markdown and HTML'),
    next: z.string().nullable(),
  }),
  rejections: [incidentUnknown, cursorUnknown],
  http: {
    method: 'GET',
    path: '/v1/incidents/{incident}/timeline',
    representations: { 'text/csv': 'csv', 'text/markdown': 'markdown', 'text/html': 'html' },
  },
});

export const getEntry = defineQuery({
  service: 'timeline',
  name: 'get-entry',
  summary: 'One entry with every correction, and what was written about it.',
  whoMay: 'anyone who sees the incident',
  input: z.strictObject({ incident: placeId(), entry: entryId() }),
  output: z.object({
    entry,
    original: z.string().describe('the words before any correction'),
    corrections: z.array(
      z.object({
        revision: z.int(),
        by: personReference,
        at: z.iso.datetime(),
        reason: z.string(),
        changes: corrected,
      }),
    ),
    about: z.array(entry).describe('notes about it, as they happened'),
  }),
  rejections: [incidentUnknown, entryUnknown],
  http: { method: 'GET', path: '/v1/incidents/{incident}/timeline/{entry}' },
});

export const replayEvents = defineQuery({
  service: 'timeline',
  name: 'replay-events',
  summary: 'The events of an incident as they were published, for a feed that outlived the stream.',
  whoMay: 'anyone who sees the incident',
  input: z.strictObject({
    incident: placeId(),
    since: instant().describe('recorded at or after this time'),
    ...paging,
  }),
  output: z.object({ events: z.array(envelope), next: z.string().nullable() }),
  rejections: [incidentUnknown, cursorUnknown],
});
