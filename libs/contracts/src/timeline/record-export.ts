import { z } from 'zod';
import { envelope } from '../definition/envelope.js';
import { localised } from '../definition/localised-schema.js';
import { personReference } from '../definition/person.js';
import { severity } from '../incidents/incident.js';
import { correctionMark, ENTRY_KINDS, redactionMark } from './entry.js';
import { fileReference, noteLink } from './note.js';
import { seal } from './proof-requests.js';

/** The name and version of the export for machines. */
export const RECORD_FORMAT = 'muster-record/1';

/** Who an export is for. */
export const VIEWS_OF_RECORD = ['internal', 'external'] as const;

/** An entry as people read it, in every language; made from the contents of the record, and no part of the proof. */
export const toldEntry = z
  .object({
    kind: z.enum(ENTRY_KINDS),
    occurredAt: z.iso.datetime().describe('when it happened, as corrected'),
    recordedAt: z.iso.datetime(),
    by: personReference,
    saidBy: z.string().nullable(),
    service: z.string().describe('where it was told first'),
    event: z.string(),
    about: z.string().nullable().describe('the entry that this one is about'),
    text: localised.describe('as corrected'),
    tags: z.array(z.string()),
    links: z.array(noteLink),
    files: z.array(fileReference),
    key: z.boolean(),
    internal: z.boolean(),
    quiet: z.boolean().describe('it shows in the entry that it is about and needs no line of its own'),
    correction: correctionMark.nullable(),
    redaction: redactionMark.nullable(),
  })
  .meta({ id: 'ToldEntry' });

/** What became of the words that were taken out of an entry, as its proof needs it. */
const provenRedaction = redactionMark.extend({
  event: z.string().describe('the id of the event that tells of it, in a later entry'),
  salt: z.string(),
  digest: z.string().describe('of what is left: of this salt and the content'),
});

/** One entry: its place in the chain, what it says with what proves it, and how people read it. */
export const exportedEntry = z
  .object({
    id: z.string(),
    position: z.int().positive().describe('from 1, without gaps, in the order in which events came in'),
    salt: z.string().nullable().describe('null where words were taken out, or the content is not there'),
    digest: z.string().describe('SHA-256, base64url, of the salt, a line break, and the content as RFC 8785 has it'),
    head: z
      .string()
      .describe('SHA-256, base64url, of the head before, the position, the id and the digest, each on a line'),
    content: z.object({ incident: z.string(), restricted: z.boolean(), event: envelope }).nullable(),
    redaction: provenRedaction.optional(),
    withheld: z.boolean().describe('it is not for those whom this export is for: only its place is shown'),
    told: toldEntry.nullable().describe('null for what is withheld'),
  })
  .meta({ id: 'ExportedEntry' });

/** The export of a record for machines, whole: what proves it stands beside what people read. */
export const recordExport = z
  .object({
    format: z.literal(RECORD_FORMAT),
    incident: z.string(),
    about: z
      .object({ title: z.string(), severity, startedAt: z.iso.datetime().nullable() })
      .nullable()
      .describe('the incident as it was at the time of the export'),
    exportedAt: z.iso.datetime(),
    by: personReference.describe('who exported it'),
    view: z.enum(VIEWS_OF_RECORD).describe('external: without what is internal, and without contents to prove'),
    names: z.boolean().describe('whether people stand here by name'),
    entries: z.array(exportedEntry).describe('in the order of the chain'),
    head: z
      .object({ length: z.int().nonnegative(), head: z.string() })
      .describe('how far the chain had come, as Muster noted it'),
    seal: seal.nullable().describe('the head as it was signed when the incident closed'),
  })
  .meta({ id: 'RecordExport' });

/** An entry as people read it, in every language. */
export type ToldEntry = z.output<typeof toldEntry>;
/** One entry of an export. */
export type ExportedEntry = z.output<typeof exportedEntry>;
/** The export of a record for machines. */
export type RecordExport = z.output<typeof recordExport>;
