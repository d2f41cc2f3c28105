import { isDeepStrictEqual } from 'node:util';
import { type ExportedEntry, noteAdded, RECORD_FORMAT, type RecordExport, recordExport } from '#contracts';
import type { Head, Line } from '../chain/line.js';
import { ChainVerifier, type Fault } from '../chain/verify-chain.js';
import { keepLatest, shownNow, type Touch } from '../entry/touch.js';
import { toldInside } from './exported-entry.js';

/** What was given is no export of a record, or not the whole of one; the message says why. */
export class NotAnExport extends Error {}

/** Reads an export. Throws {@link NotAnExport}. */
export function readExport(text: string): RecordExport {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch (error) {
    throw new NotAnExport(`it is no JSON, or cut short: ${(error as Error).message}`);
  }
  const { format } = (given ?? {}) as { format?: unknown };
  if (format !== RECORD_FORMAT) {
    const other = typeof format === 'string' ? `it is ${format.slice(0, 50)}` : 'it does not say that it is an export';
    throw new NotAnExport(`${other}; ${RECORD_FORMAT} is needed`);
  }
  const read = recordExport.safeParse(given);
  if (read.success) return read.data;
  const [first] = read.error.issues;
  throw new NotAnExport(`${first!.path.join('.')}: ${first!.message}`);
}

/** What can be said of an export. */
export interface Verified {
  readonly fault: Fault | undefined;
  /** How far the chain was verified. */
  readonly head: Head;
  readonly redacted: number;
  /** Entries of which only the place in the chain is proven, for their contents are not there. */
  readonly unproven: number;
}

/** Verifies an export by itself: the chain, and that people read what it proves. */
export function verifyExport({ incident, view, entries, head }: RecordExport): Verified {
  const verifier = new ChainVerifier(incident);
  const standings = latestStandings(entries);
  const unproven = entries.filter(({ content }) => content === null).length;
  const result = (fault: Fault | undefined) => ({ fault, head: verifier.head, redacted: verifier.redacted, unproven });
  for (const entry of entries) {
    const fault =
      verifier.take({ ...entry, _id: entry.id }) ?? contentGone(entry, view) ?? toldOtherwise(entry, standings);
    if (fault) return result(fault);
  }
  return result(verifier.end(head));
}

function contentGone({ id, position, content }: ExportedEntry, view: RecordExport['view']): Fault | undefined {
  if (content || view === 'external') return undefined;
  return {
    fault: 'changed',
    position,
    entry: id,
    told: `${id} has no content, which only an external export leaves out`,
  };
}

function latestStandings(entries: readonly ExportedEntry[]): ReadonlyMap<string, Touch> {
  const latest = new Map<string, Touch>();
  for (const { content } of entries) if (content) keepLatest(latest, content.event);
  return latest;
}

/** A word of an event can be another in another version of Muster; what people wrote, and when and by whom, cannot. */
const FIELDS = ['kind', 'occurredAt', 'recordedAt', 'by', 'saidBy', 'tags', 'links', 'files', 'correction'] as const;

function toldOtherwise(
  { id, position, content, told, ...link }: ExportedEntry,
  standings: ReadonlyMap<string, Touch>,
): Fault | undefined {
  if (!content || !told) return undefined;
  const touch = standings.get(id);
  const { event } = content;
  const shown = shownNow(event, touch);
  const expected = toldInside({ _id: id, position, ...link, ...content, shown } as Line);
  const isWritten = event.type === noteAdded.type || touch?.standing.text !== undefined;
  const fields = isWritten ? ([...FIELDS, 'text'] as const) : FIELDS;
  const isSame = fields.every((field) => isDeepStrictEqual(told[field], expected[field]));
  if (isSame) return undefined;
  return { fault: 'shown-otherwise', position, entry: id, told: `${id} is shown otherwise than it was written` };
}
