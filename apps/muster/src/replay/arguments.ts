import { parseArgs } from 'node:util';
import { LANGUAGES, type Language } from '#contracts';

/** What is asked of a replay on the command line. */
export interface Arguments {
  readonly file: string;
  readonly speed: number | undefined;
  readonly address: string | undefined;
  readonly language: Language;
  /** Where the record is written, with the times of the story. */
  readonly timeline: string | undefined;
}

/** The command line cannot be understood; the message says why, and how it is written. */
export class UsageRefused extends Error {
  constructor(reason: string) {
    super(`${reason}\n\n${USAGE}`);
  }
}

const USAGE = `Plays an incident on a running Muster, through its public API.

  npm run replay -- FILE [--speed 3600] [--address http://127.0.0.1:3000] [--language fr] [--timeline FILE]

  --speed     story seconds in a real second; as fast as possible unless given
  --address   a Muster elsewhere; its data folder (MUSTER_DATA) must be here, for the key that vouches for people
  --language  ${LANGUAGES.join(' or ')}
  --timeline  a file for the record as Markdown, with the times of the story also where the day of the replay has others`;

/** Reads the command line. Throws {@link UsageRefused}. */
export function readArguments(given: readonly string[]): Arguments {
  const { values, positionals } = parsed(given);
  const { speed, address, language = LANGUAGES[0], timeline } = values;
  const [file, ...more] = positionals;
  if (!file || more.length > 0) throw new UsageRefused('Name one file with an incident to play.');
  if (speed !== undefined && !(Number(speed) > 0)) throw new UsageRefused('--speed takes a number above 0.');
  if (address !== undefined && !/^https?:\/\/[^/]+\/?$/.test(address)) {
    throw new UsageRefused('--address takes an address like http://127.0.0.1:3000.');
  }
  if (!isLanguage(language)) throw new UsageRefused(`--language takes ${LANGUAGES.join(' or ')}.`);
  return { file, speed: speed === undefined ? undefined : Number(speed), address, language, timeline };
}

const isLanguage = (given: string): given is Language => (LANGUAGES as readonly string[]).includes(given);

function parsed(given: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    const options = { speed: text, address: text, language: text, timeline: text };
    return parseArgs({ args: [...given], options, allowPositionals: true });
  } catch (error) {
    throw new UsageRefused((error as Error).message);
  }
}
