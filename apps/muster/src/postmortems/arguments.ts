import { SEVERITIES, type Severity } from '#contracts';
import { CommandLine } from '../command-line.js';

/** What is asked of an import of postmortems on the command line. */
export interface Arguments {
  readonly folder: string;
  readonly severity: Severity;
}

const USAGE = `Takes over postmortems: each becomes a backfilled incident, closed, with the problem behind it.

  npm run -s import-postmortems -- FOLDER
  npm run -s import-postmortems -- FOLDER --severity SEV2

  FOLDER      its files *.md: YAML front matter (uuid, title, url, starttime, endtime, categories, keywords, company,
              product, summary) between two lines of ---, then Markdown
  --severity  of the incidents; SEV3 unless given, for the files do not say

It speaks to the Muster of the data folder (MUSTER_DATA), or to the one at MUSTER_URL with the token in MUSTER_TOKEN.
The same import again changes nothing. Exit code 1: some were not taken; each is named with the line and the reason.`;

const LINE = new CommandLine(USAGE, { severity: { type: 'string' } });

/** Reads the command line. Throws `UsageRefused`. */
export function readArguments(given: readonly string[]): Arguments {
  const { values, positionals } = LINE.read(given);
  const [folder, ...more] = positionals;
  const severity = SEVERITIES.find((one) => one === (values.severity ?? 'SEV3'));
  if (!folder || more.length > 0) throw LINE.refusal('Name one folder with postmortems.');
  if (!severity) throw LINE.refusal(`--severity takes one of ${SEVERITIES.join(', ')}.`);
  return { folder, severity };
}
