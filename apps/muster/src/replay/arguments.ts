import { LANGUAGES, type Language } from '#contracts';
import { CommandLine } from '../command-line.js';

/** What is asked of a replay on the command line. */
export interface Arguments {
  readonly file: string;
  readonly speed: number | undefined;
  readonly address: string | undefined;
  readonly language: Language;
  /** Where the record is written, with the times of the story. */
  readonly timeline: string | undefined;
  /** Where the postmortem is written that comes of it. */
  readonly postmortem: string | undefined;
  /** Where the mails are written that went out. */
  readonly mails: string | undefined;
}

const USAGE = `Plays an incident on a running Muster, through its public API.

  npm run replay -- FILE [--speed 3600] [--address http://127.0.0.1:3000] [--language fr] [--timeline FILE] [--mails FILE] [--postmortem FILE]

  --speed     story seconds in a real second; as fast as possible unless given
  --address   a Muster elsewhere; its data folder (MUSTER_DATA) must be here, for the key that vouches for people
  --language  ${LANGUAGES.join(' or ')}
  --timeline  a file for the record as Markdown, with the times of the story also where the day of the replay has others
  --mails     a file for the mails that went out, which are received here for it: Muster and this program are started with the
              same SMTP_URL, where nobody listens yet, such as smtp://127.0.0.1:2525
  --postmortem  a file for the postmortem as Markdown, of a story that tells what came afterwards`;

const LINE = new CommandLine(USAGE, {
  speed: { type: 'string' },
  address: { type: 'string' },
  language: { type: 'string' },
  timeline: { type: 'string' },
  mails: { type: 'string' },
  postmortem: { type: 'string' },
});

/** Reads the command line. Throws `UsageRefused`. */
export function readArguments(given: readonly string[]): Arguments {
  const { values, positionals } = LINE.read(given);
  const { speed, address, language = LANGUAGES[0], timeline, mails, postmortem } = values;
  const [file, ...more] = positionals;
  if (!file || more.length > 0) throw LINE.refusal('Name one file with an incident to play.');
  if (speed !== undefined && !(Number(speed) > 0)) throw LINE.refusal('--speed takes a number above 0.');
  if (address !== undefined && !/^https?:\/\/[^/]+\/?$/.test(address)) {
    throw LINE.refusal('--address takes an address like http://127.0.0.1:3000.');
  }
  if (!isLanguage(language)) throw LINE.refusal(`--language takes ${LANGUAGES.join(' or ')}.`);
  return {
    file,
    speed: speed === undefined ? undefined : Number(speed),
    address,
    language,
    timeline,
    mails,
    postmortem,
  };
}

const isLanguage = (given: string): given is Language => (LANGUAGES as readonly string[]).includes(given);
