import { CommandLine } from '../command-line.js';

/** What is asked of the verification on the command line. */
export interface Arguments {
  readonly file: string;
  readonly key: string | undefined;
}

const USAGE = `Verifies the export of a record, without a Muster.

  npm run -s verify -- FILE [--key KEYS.json]

  FILE    what GET /v1/incidents/INC-7/timeline/export answered
  --key   the public key that seals are signed with: a JWK, or a set of them

Exit code 0: every entry is as it was written. 1: one is not; it is named. 2: FILE is no export.`;

const LINE = new CommandLine(USAGE, { key: { type: 'string' } });

/** Reads the command line. Throws `UsageRefused`. */
export function readArguments(given: readonly string[]): Arguments {
  const { values, positionals } = LINE.read(given);
  const [file, ...more] = positionals;
  if (!file || more.length > 0) throw LINE.refusal('Name one file with an export.');
  return { file, key: values.key };
}
