import type { ExportedEntry, Noted, OriginOfImport, RecordExport } from '#contracts';

/** An entry to send, as an import takes it. */
export type Sent = Readonly<Record<string, unknown>> & { readonly id: string };

/** Where it was first, if it had been imported already. */
function firstOrigin({ content }: ExportedEntry) {
  const { original } = (content?.event.data ?? {}) as Partial<Noted>;
  if (!original) return undefined;
  const { text: _text, isEvent: _isEvent, key: _key, ...origin } = original as OriginOfImport;
  return origin;
}

/** The entries of an export that people read, as they stand after their corrections. */
export function entriesOf({ entries }: RecordExport): Sent[] {
  return entries.flatMap((entry) => {
    const { id, told } = entry;
    if (!told || told.quiet) return [];
    const { occurredAt, recordedAt, by, service, event, text, kind, saidBy, about, tags, links, internal, key } = told;
    const original = firstOrigin(entry);
    return [
      {
        ...{ id, occurredAt, recordedAt, by, service, event, text, kind, tags, links, internal, key },
        ...(saidBy && { saidBy }),
        ...(about && { about }),
        ...(original && { original }),
      },
    ];
  });
}

/** What one request takes: so many entries, and so many bytes. */
const MOST = { entries: 200, bytes: 700_000 };

/** The entries in portions that one request takes each. */
export function portions(entries: readonly Sent[]): Sent[][] {
  const all: Sent[][] = [];
  let room = 0;
  for (const entry of entries) {
    const size = Buffer.byteLength(JSON.stringify(entry));
    const last = all.at(-1);
    if (last && last.length < MOST.entries && size <= room) last.push(entry);
    else {
      all.push([entry]);
      room = MOST.bytes;
    }
    room -= size;
  }
  return all;
}
