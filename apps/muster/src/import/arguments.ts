import { incidentId } from '#contracts';
import { CommandLine } from '../command-line.js';

/** What is asked of an import on the command line. */
export interface Arguments {
  readonly file: string;
  /** Where the entries go; undefined where the incident is declared for them. */
  readonly incident: string | undefined;
  /** What the system they come from is called. */
  readonly from: string;
}

const USAGE = `Takes over the entries of an exported record, each once.

  npm run -s import -- FILE --incident INC-7
  npm run -s import -- FILE --declare

  FILE        what GET /v1/incidents/INC-7/timeline/export answered
  --incident  where they go
  --declare   declare an incident for them: a backfilled one, that starts no clock and pages nobody
  --from      what the system they come from is called; muster unless given

It speaks to the Muster of the data folder (MUSTER_DATA), or to the one at MUSTER_URL with the token in MUSTER_TOKEN.
The same import again adds nothing. Exit code 1: some entries were not taken; each is named.`;

const LINE = new CommandLine(USAGE, {
  incident: { type: 'string' },
  declare: { type: 'boolean' },
  from: { type: 'string' },
});

/** Reads the command line. Throws `UsageRefused`. */
export function readArguments(given: readonly string[]): Arguments {
  const { values, positionals } = LINE.read(given);
  const [file, ...more] = positionals;
  const { incident, declare, from = 'muster' } = values;
  if (!file || more.length > 0) throw LINE.refusal('Name one file with an export.');
  if (Boolean(incident) === Boolean(declare)) throw LINE.refusal('Say where to: --incident or --declare.');
  if (incident !== undefined && !incidentId().safeParse(incident).success) {
    throw LINE.refusal('--incident takes an incident like INC-7.');
  }
  if (from.length > 100 || from.trim() === '') throw LINE.refusal('--from takes a name of at most 100 characters.');
  return { file, incident, from: from.trim() };
}
