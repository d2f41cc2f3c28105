import {
  captureEntry,
  changeIncident,
  closeIncident,
  declareIncident,
  ENDED,
  type Incident,
  listIncidents,
  openProblem,
  type Severity,
  type Status,
} from '#contracts';
import { type HttpClient, HttpRefused } from '#contracts/client';
import { patiently } from '../replay/patience.js';
import { dedupKeyOf, incidentOf, noteOf } from './as-incident.js';
import type { Postmortem } from './postmortem.js';

/** What is over needs no more than to be closed. */
const OVER: readonly Status[] = ['resolved', 'closing'];

/** What became of one. */
export interface Imported {
  readonly incident: string;
  readonly alreadyThere: boolean;
  /** Why its incident is resolved and not closed; undefined where it is closed. */
  readonly leftResolved?: string;
}

/** The incidents that were imported before, by their key. Throws what the client throws. */
export async function importedBefore(client: HttpClient): Promise<Map<string, Incident>> {
  const found = new Map<string, Incident>();
  for (let after: string | undefined; ; ) {
    const input = { kind: 'backfilled', limit: 200, ...(after && { after }) } as const;
    const { output } = await patiently(() => client.ask(listIncidents, input));
    for (const incident of output.incidents) {
      if (incident.dedupKey?.startsWith(dedupKeyOf({ uuid: '' }))) found.set(incident.dedupKey, incident);
    }
    if (output.next === null) return found;
    after = output.next;
  }
}

/**
 * Takes a postmortem over: an incident that was, what is written of it, and the problem behind it. What is there already is left
 * as it is, and what an import before did not get to is done. Throws what the client throws.
 */
export async function importPostmortem(
  postmortem: Postmortem,
  { client, severity, before }: { client: HttpClient; severity: Severity; before: ReadonlyMap<string, Incident> },
): Promise<Imported> {
  const there = before.get(dedupKeyOf(postmortem));
  if (there && ENDED.includes(there.status)) return { incident: there.id, alreadyThere: true };
  const { id, status } = there ?? (await declared(postmortem, severity, client));
  const note = noteOf(postmortem, id);
  if (note) await patiently(() => client.ask(captureEntry, note));
  // While it is open: what comes up in one that is closed opens it again.
  await patiently(() => client.ask(openProblem, { incident: id, title: postmortem.title }));
  if (!OVER.includes(status)) await resolved(id, client);
  const leftResolved = await closed(id, client);
  return { incident: id, alreadyThere: there !== undefined, ...(leftResolved !== undefined && { leftResolved }) };
}

async function declared(postmortem: Postmortem, severity: Severity, client: HttpClient): Promise<Incident> {
  const asking = { idempotencyKey: dedupKeyOf(postmortem) };
  return (await patiently(() => client.ask(declareIncident, incidentOf(postmortem, severity), asking))).output;
}

/** What is open of it is of no use any more, and what was learned of it stands in what is imported. */
const BECAUSE = 'Imported: it was over long ago, and its postmortem is in its record.';

const resolved = (incident: string, client: HttpClient) =>
  patiently(() => client.ask(changeIncident, { incident, status: 'resolved' }));

/** Closes it; what keeps it open is told, and it stays resolved. */
async function closed(incident: string, client: HttpClient): Promise<string | undefined> {
  try {
    await patiently(() => client.ask(closeIncident, { incident, waiveOthers: BECAUSE }));
    return undefined;
  } catch (error) {
    if (error instanceof HttpRefused && error.status < 500) return error.message;
    throw error;
  }
}
