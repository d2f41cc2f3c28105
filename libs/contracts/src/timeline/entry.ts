import { z } from 'zod';
import { personReference } from '../definition/person.js';
import { fileReference, noteLink, noteSource } from './note.js';

/** What kind of line it is: what happened in Muster itself, or what a person wrote down, as they chose to call it. */
export const ENTRY_KINDS = [
  'event',
  'note',
  'observation',
  'decision',
  'action',
  'impact',
  'quote',
  'question',
] as const;

/** The kind of an entry. */
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** What was taken out of an entry, by whom and why: the mark that stays where the words are gone. */
export const redactionMark = z
  .object({ by: personReference, at: z.iso.datetime(), reason: z.string() })
  .meta({ id: 'RedactionMark' });

/** The latest correction of an entry. */
export const correctionMark = z
  .object({ by: personReference, at: z.iso.datetime(), reason: z.string(), revision: z.int().positive() })
  .meta({ id: 'CorrectionMark' });

/** One line of the record, worded in the reader's language, as it stands after its corrections. */
export const entry = z
  .object({
    id: z.string(),
    incident: z.string(),
    position: z.int().positive().nullable().describe('its place in the chain; null in the moment before it has one'),
    kind: z.enum(ENTRY_KINDS),
    occurredAt: z.iso.datetime().describe('when it happened'),
    recordedAt: z.iso.datetime().describe('when Muster came to know of it'),
    by: personReference.describe('who did it, or who wrote it down'),
    saidBy: z.string().nullable().describe('who said it, where that is somebody else than who wrote it down'),
    source: z.object({ service: z.string(), event: z.string(), ...noteSource.partial().shape }),
    text: z.string().describe('Markdown where a person wrote it'),
    about: z.string().nullable().describe('the entry that this one is about: an answer, a reason'),
    tags: z.array(z.string()),
    mentions: z.array(personReference),
    links: z.array(noteLink),
    files: z.array(fileReference),
    key: z.boolean().describe('starred by somebody, or by rule'),
    internal: z.boolean().describe('left out of what is shown outside'),
    correction: correctionMark.nullable().describe('the latest; get-entry tells all'),
    redaction: redactionMark.nullable(),
    data: z.record(z.string(), z.unknown()).describe('the facts of the event it tells'),
  })
  .meta({ id: 'TimelineEntry' });

/** One line of the record as it is read. */
export type TimelineEntry = z.output<typeof entry>;
