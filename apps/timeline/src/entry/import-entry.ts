import { hash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { type ImportedEntry, type InputOf, type importEntries, type Noted, occurredInFuture } from '#contracts';
import type { Context } from '#persistence';
import type { EntryEvent } from './entry.js';
import { happenedAt, type Span } from './happened-at.js';

/** Where imported entries go, and where they come from. */
export interface Import extends Pick<InputOf<typeof importEntries>, 'incident' | 'from'> {
  readonly restricted: boolean;
  readonly span: Span;
}

/** The id of an imported entry here: the same one has the same id, so it is here once. */
export const importedId = ({ incident, from }: Pick<Import, 'incident' | 'from'>, id: string): string =>
  hash('sha256', JSON.stringify([incident, from.system, from.incident, id]), 'base64url');

/** Takes over an entry of another record; who wrote it there stays its writer, of the first record it was in. */
export const importEntry =
  (entry: ImportedEntry, to: Import) =>
  ({ now }: Context): readonly EntryEvent[] => [{ name: 'note-added', data: notedOf(entry, to, now) }];

function notedOf(entry: ImportedEntry, to: Import, now: string): Noted {
  const { id, by, service, event, text, kind, saidBy, about, tags = [], links = [], internal, key } = entry;
  const recordedAt = new Date(entry.recordedAt).toISOString();
  if (recordedAt > now) throw occurredInFuture({ now });
  const here = { ...to.from, id, by, recordedAt, service, event };
  const first = entry.original && { ...entry.original, recordedAt: new Date(entry.original.recordedAt).toISOString() };
  return {
    ...{ incident: to.incident, restricted: to.restricted, text: text.en ?? text.fr! },
    occurredAt: happenedAt(entry.occurredAt, now, to.span),
    ...(kind && kind !== 'event' && kind !== 'note' && { kind }),
    ...(saidBy && { saidBy }),
    ...(about && { about: importedId(to, about) }),
    ...(tags.length > 0 && { tags: [...new Set(tags)] }),
    ...(links.length > 0 && { links }),
    ...(internal && { internal }),
    original: { ...(first ?? here), text, ...(kind === 'event' && { isEvent: true }), ...(key && { key }) },
  };
}

/** Whether what was imported before says the same. */
export function isSameImport(before: Noted, now: Noted): boolean {
  const { restricted: _before, ...one } = before;
  const { restricted: _now, ...other } = now;
  return isDeepStrictEqual(one, other);
}
