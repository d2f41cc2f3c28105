import { hash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { captureEntry as contract, InputOf, Noted } from '#contracts';
import type { Context } from '#persistence';
import { addNote } from './add-note.js';
import type { EntryEvent } from './entry.js';
import type { Span } from './happened-at.js';

type Captured = InputOf<typeof contract>;

/** The id of the entry that a source's own id makes: the same one wherever it is taken. */
export const captureId = (incident: string, { system, externalId }: Captured['source']): string =>
  `c-${hash('sha256', JSON.stringify([incident, system, externalId]), 'base64url')}`;

/** Puts what a program tells into the record, by the rules of notes. */
export const captureEntry = (
  { source, ...note }: Captured,
  { restricted, span }: { restricted: boolean; span: Span },
): ((context: Context) => readonly EntryEvent[]) => {
  const { system, externalId, url } = source;
  const from = { system, externalId, ...(url !== undefined && { url }) };
  return addNote(note, { restricted, span, mentions: [], files: [], source: from });
};

/**
 * Whether what comes again is what came before, before anybody corrected it. A repeat that gives no time is of the time
 * that the first one had.
 */
export function isSameCapture(input: Captured, before: Noted): boolean {
  const { occurredAt, incident: _, ...told } = input;
  const at = occurredAt === undefined ? before.occurredAt : new Date(occurredAt).toISOString();
  const tags = [...new Set(told.tags ?? [])];
  const again = { ...told, tags, links: told.links ?? [], occurredAt: at };
  const { text, kind, saidBy, internal, source, links = [], tags: had = [] } = before;
  const first = { text, kind, saidBy, internal, source, links, tags: had, occurredAt: before.occurredAt };
  return isDeepStrictEqual(JSON.parse(JSON.stringify(again)), JSON.parse(JSON.stringify(first)));
}
