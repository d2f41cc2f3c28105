import { declareIncident, importEntries, type RecordExport } from '#contracts';
import type { HttpClient } from '#contracts/client';
import { patiently } from '../replay/patience.js';
import { entriesOf, portions } from './entries-of.js';

/** The export does not say what is needed; the message says what. */
export class ExportRefused extends Error {}

/** What went in. */
export interface Imported {
  readonly added: number;
  readonly alreadyThere: number;
  readonly refused: readonly { readonly id: string; readonly message: string }[];
}

/**
 * Declares a backfilled incident for a record; gives its number. The same one again while that is open gives the same. Throws
 * {@link ExportRefused}, and what the client throws.
 */
export async function declareFor({ about, incident }: RecordExport, from: string, client: HttpClient): Promise<string> {
  if (!about) throw new ExportRefused('The export does not say what the incident was. Declare it, and use --incident.');
  const { title, severity, startedAt } = about;
  const dedupKey = `import:${from}:${incident}`;
  const input = { title, severity, kind: 'backfilled', dedupKey, ...(startedAt && { startedAt }) } as const;
  return (await patiently(() => client.ask(declareIncident, input))).output.id;
}

/** Sends the entries of a record, in portions. Throws what the client throws. */
export async function importRecord(
  record: RecordExport,
  { into, from, client }: { into: string; from: string; client: HttpClient },
): Promise<Imported> {
  let [added, alreadyThere] = [0, 0];
  const refused: { id: string; message: string }[] = [];
  for (const entries of portions(entriesOf(record))) {
    const input = { incident: into, from: { system: from, incident: record.incident }, entries };
    const { output } = await patiently(() => client.ask(importEntries, input));
    added += output.added;
    alreadyThere += output.alreadyThere;
    refused.push(...output.refused.map(({ index, message }) => ({ id: entries[index]!.id, message })));
  }
  return { added, alreadyThere, refused };
}
