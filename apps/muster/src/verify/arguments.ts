import { parseArgs } from 'node:util';

/** What is asked of the verification on the command line. */
export interface Arguments {
  readonly file: string;
  readonly key: string | undefined;
}

/** The command line cannot be understood; the message says why, and how it is written. */
export class UsageRefused extends Error {
  constructor(reason: string) {
    super(`${reason}\n\n${USAGE}`);
  }
}

const USAGE = `Verifies the export of a record, without a Muster.

  npm run -s verify -- FILE [--key KEYS.json]

  FILE    what GET /v1/incidents/INC-7/timeline/export answered
  --key   the public key that seals are signed with: a JWK, or a set of them

Exit code 0: every entry is as it was written. 1: one is not; it is named. 2: FILE is no export.`;

/** Reads the command line. Throws {@link UsageRefused}. */
export function readArguments(given: readonly string[]): Arguments {
  const { values, positionals } = parsed(given);
  const [file, ...more] = positionals;
  if (!file || more.length > 0) throw new UsageRefused('Name one file with an export.');
  return { file, key: values.key };
}

function parsed(given: readonly string[]) {
  try {
    return parseArgs({ args: [...given], options: { key: { type: 'string' } }, allowPositionals: true });
  } catch (error) {
    throw new UsageRefused((error as Error).message);
  }
}
