import { z } from 'zod';
import { personNamed, personReference } from '../definition/person.js';
import { instant, line, paragraphs, webAddress } from '../definition/text.js';
import { placeId } from '../incidents/incident.js';

/** What a person can call what they write down; a plain note unless they choose. */
export const NOTE_KINDS = ['note', 'observation', 'decision', 'action', 'impact', 'quote', 'question'] as const;

/** The kind of a note. */
export type NoteKind = (typeof NOTE_KINDS)[number];

/** A link that stands under a note. */
export const noteLink = z.object({ title: z.string(), url: z.string() });

/** A file that belongs to a note. */
export const fileReference = z
  .object({
    id: z.string(),
    name: z.string(),
    type: z.string().describe('the media type, by what is in it'),
    size: z.int().describe('bytes'),
    sha256: z.string().describe('of its bytes, hexadecimal'),
  })
  .meta({ id: 'FileReference' });

/** A file that belongs to a note. */
export type FileReference = z.output<typeof fileReference>;

/** Where a captured entry comes from, and what it is called there. */
export const noteSource = z.object({
  system: z.string().describe('the program it comes from, such as deploys'),
  externalId: z.string().describe("the source's own id: the same one is one entry"),
  url: z.string().optional().describe('where it can be seen there'),
});

/** The id of an entry: the event it tells, or a note. */
export const entryId = () => line(100).regex(/^[\w-]+$/, { error: 'the id of an entry' });

/** A tag: one word or a few, no separator. */
export const tag = () => line(50).regex(/^[^,;]+$/u, { error: 'a tag has no comma and no semicolon' });

const tags = z.array(tag()).max(20);

/** What can be said of a note beside its words; all of it can be left out. */
export const noteDetails = {
  kind: z.enum(NOTE_KINDS),
  occurredAt: instant().describe('when it happened; now unless given'),
  saidBy: line(200).describe('who said it, in words, where that is not who writes it down'),
  about: entryId().describe('the entry it is about: what it answers, or gives the reason of'),
  tags,
  mentions: z.array(personNamed()).max(50),
  links: z.array(z.strictObject({ title: line(200), url: webAddress() })).max(20),
  files: z.array(line(100)).max(20).describe('ids of files that were uploaded to this incident'),
  internal: z.boolean().describe('left out of what is shown outside'),
};

/** The words of a note, Markdown. */
export const noteText = () => paragraphs(20_000);

/** A note as somebody writes it. */
export const noteInput = {
  incident: placeId(),
  text: noteText(),
  ...z.object(noteDetails).partial().shape,
};

/** Where an imported entry was before, and who had done or written it there. */
export const originOfImport = z.object({
  system: z.string().describe('the program it was in, such as another Muster'),
  incident: z.string().describe('what the incident is called there'),
  id: z.string(),
  by: personReference,
  recordedAt: z.iso.datetime(),
  service: z.string(),
  event: z.string(),
  text: z.object({ en: z.string(), fr: z.string() }).partial(),
  isEvent: z.boolean().optional().describe('nobody wrote it: it tells what happened there'),
  key: z.boolean().optional(),
});

/** Where an imported entry was before. */
export type OriginOfImport = z.output<typeof originOfImport>;

/** A note as its event tells it. What was not given is not there. */
export const noted = z.object({
  incident: z.string(),
  restricted: z.boolean(),
  text: z.string(),
  occurredAt: z.iso.datetime(),
  kind: z.enum(NOTE_KINDS).optional(),
  saidBy: z.string().optional(),
  about: z.string().optional(),
  tags: z.array(z.string()).optional(),
  mentions: z.array(personReference).optional(),
  links: z.array(noteLink).optional(),
  files: z.array(fileReference).optional(),
  internal: z.boolean().optional(),
  source: noteSource.optional().describe('for what a program captured'),
  original: originOfImport.optional().describe('for what was imported from another record'),
});

/** A note. */
export type Noted = z.output<typeof noted>;
