import { z } from 'zod';
import { defineEvent, inDigest } from '../definition/event.js';
import { type Language, spokenTime } from '../definition/language.js';
import { NOTE_KINDS, noted } from './note.js';
import { recordNoted, recordSealed, recordSilent, wordHeard } from './record-events.js';
import { entriesRedacted } from './redaction-events.js';

export const noteAdded = defineEvent({
  service: 'timeline',
  name: 'note-added',
  version: 1,
  summary: 'Something was put into the record: written by a person, captured from a program, or imported.',
  data: noted,
  isKey: ({ data: { kind, original } }) => kind === 'decision' || original?.key === true,
  asksWhy: ({ data: { kind } }) => kind === 'decision',
  notifies: ({ data: { mentions = [], original } }) => (original ? [] : inDigest(...mentions)),
  wording: ({ data: { text, original } }) => ({ en: original?.text.en ?? text, fr: original?.text.fr ?? text }),
});

/** How people have marked and corrected an entry, whole: the later one counts. */
export const standing = z.object({
  revision: z.int().nonnegative().describe('how often it was corrected'),
  text: z.string().optional().describe('the corrected words'),
  occurredAt: z.iso.datetime().optional(),
  kind: z.enum(NOTE_KINDS).optional(),
  tags: z.array(z.string()).optional(),
  key: z.boolean().optional().describe('starred or unstarred by a person; the rule decides where it is not there'),
  internal: z.boolean().optional(),
  needsNoWhy: z.boolean().optional().describe('somebody said that it needs no reason'),
  correction: z
    .object({ by: z.object({ id: z.string(), name: z.string() }), at: z.iso.datetime(), reason: z.string() })
    .optional()
    .describe('the latest'),
});

/** How people have marked and corrected an entry. */
export type Standing = z.output<typeof standing>;

const ofEntry = { incident: z.string(), restricted: z.boolean(), entry: z.string() };

/** What a correction can change. */
export const corrected = z.object({
  text: z.string().optional(),
  occurredAt: z.iso.datetime().optional(),
  kind: z.enum(NOTE_KINDS).optional(),
  tags: z.array(z.string()).optional(),
});

export const entryCorrected = defineEvent({
  service: 'timeline',
  name: 'entry-corrected',
  version: 1,
  summary: 'An entry was corrected: what it said before stays in the record.',
  data: z.object({ ...ofEntry, revision: z.int().positive(), changes: corrected, reason: z.string(), standing }),
  wording: ({ data: { changes, reason }, by }) => {
    const en = [
      changes.text !== undefined && `“${changes.text}”`,
      changes.occurredAt && `it happened on ${spokenTime(changes.occurredAt, 'en')}`,
      changes.kind && `kind: ${changes.kind}`,
      changes.tags && `tags: ${changes.tags.join(', ') || 'none'}`,
    ].filter(Boolean);
    const fr = [
      changes.text !== undefined && `« ${changes.text} »`,
      changes.occurredAt && `cela s'est passé le ${spokenTime(changes.occurredAt, 'fr')}`,
      changes.kind && `nature : ${changes.kind}`,
      changes.tags && `étiquettes : ${changes.tags.join(', ') || 'aucune'}`,
    ].filter(Boolean);
    return {
      en: `${by.name} corrected an entry (${reason}): ${en.join('; ')}`,
      fr: `${by.name} a corrigé une entrée (${reason}) : ${fr.join(' ; ')}`,
    };
  },
});

/** The marks that people can set on an entry and take away. */
export const marks = z.object({
  key: z.boolean().optional(),
  internal: z.boolean().optional(),
  needsNoWhy: z.boolean().optional(),
});

const MARKS = {
  key: { set: { en: 'key', fr: 'essentielle' }, taken: { en: 'not key', fr: 'non essentielle' } },
  internal: { set: { en: 'internal', fr: 'interne' }, taken: { en: 'not internal', fr: 'non interne' } },
  needsNoWhy: {
    set: { en: 'needs no reason', fr: 'sans raison à donner' },
    taken: { en: 'needs a reason', fr: 'raison à donner' },
  },
} as const;

export const entryMarked = defineEvent({
  service: 'timeline',
  name: 'entry-marked',
  version: 1,
  summary: 'Somebody starred an entry, flagged it as internal, or said that it needs no reason; or took that back.',
  data: z.object({ ...ofEntry, marks, standing }),
  isQuiet: true,
  wording: ({ data: { marks: made }, by }) => {
    const told = (language: Language) =>
      Object.entries(made).map(([mark, value]) => MARKS[mark as keyof typeof MARKS][value ? 'set' : 'taken'][language]);
    return {
      en: `${by.name} marked an entry: ${told('en').join(', ')}.`,
      fr: `${by.name} a marqué une entrée : ${told('fr').join(', ')}.`,
    };
  },
});

export const TIMELINE_EVENTS = [
  noteAdded,
  entryCorrected,
  entryMarked,
  entriesRedacted,
  recordNoted,
  wordHeard,
  recordSilent,
  recordSealed,
] as const;
