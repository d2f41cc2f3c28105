import { z } from 'zod';
import { defineCommand } from '../definition/request.js';
import { instant, line, paragraphs } from '../definition/text.js';
import { incidentId } from '../incidents/incident.js';
import { incidentUnknown } from '../incidents/rejections.js';
import { ENTRY_KINDS } from './entry.js';
import { entryId, noteDetails } from './note.js';

/** Entries that are taken at once. */
export const MOST_IMPORTED = 200;

const words = () => paragraphs(50_000);
const { occurredAt, saidBy, tags, links, internal } = noteDetails;

const writer = z.strictObject({ id: line(200), name: line(200) });
const firstOrigin = z.strictObject({
  ...{ system: line(100), incident: line(100), id: line(200), by: writer },
  ...{ recordedAt: instant(), service: line(63), event: line(100) },
});

/** An entry of another record, as it is imported. */
export const importedEntry = z
  .strictObject({
    id: line(200).describe('its id there: the same one is imported once'),
    occurredAt,
    recordedAt: instant(),
    by: writer.describe('who did or wrote it there'),
    service: line(63),
    event: line(100),
    text: z
      .strictObject({ en: words(), fr: words() })
      .partial()
      .refine(({ en, fr }) => en !== undefined || fr !== undefined, { error: 'words in one language are needed' }),
    kind: z.enum(ENTRY_KINDS).optional(),
    saidBy: saidBy.optional(),
    about: entryId().optional().describe('the id there of the entry it is about'),
    tags: tags.optional(),
    links: links.optional(),
    internal: internal.optional(),
    key: z.boolean().optional(),
    original: firstOrigin.optional().describe('where it was first, if it had been imported there as well'),
  })
  .meta({ id: 'ImportedEntry' });

/** An entry of another record, as it is imported. */
export type ImportedEntry = z.output<typeof importedEntry>;

export const importEntries = defineCommand({
  service: 'timeline',
  name: 'import-entries',
  summary: 'Take over entries of another record, each once. What cannot be taken is named; the others go in.',
  whoMay: 'anyone who sees the incident; it stays visible who wrote each entry first, and that it was imported',
  input: z.strictObject({
    incident: incidentId(),
    from: z
      .strictObject({
        system: line(100).describe('where they come from, such as another Muster'),
        incident: line(100).describe('what the incident is called there'),
      })
      .describe('the record they come from'),
    entries: z
      .array(z.unknown())
      .min(1)
      .max(MOST_IMPORTED)
      .describe('each an imported entry (muster-imported-entry.v1); one that is not is refused by itself'),
  }),
  output: z.object({
    added: z.int(),
    alreadyThere: z.int(),
    refused: z
      .array(z.object({ index: z.int().describe('from 0'), code: z.string(), message: z.string() }))
      .describe('what was not taken, by its place among the entries'),
  }),
  rejections: [incidentUnknown],
  http: { method: 'POST', path: '/v1/incidents/{incident}/timeline/import' },
});
