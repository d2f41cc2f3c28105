import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { HttpRefused } from '#contracts/client';
import { SettingsRefused } from '#service';
import { UsageRefused } from './src/command-line.js';
import { findMuster, MusterNotFound, noKey } from './src/find-muster.js';
import { readArguments } from './src/replay/arguments.js';
import { Cast } from './src/replay/cast.js';
import { isUnreachable } from './src/replay/patience.js';
import { readStory, StoryRefused } from './src/replay/read-story.js';
import { Replay } from './src/replay/replay.js';
import { Screen } from './src/replay/screen.js';
import { WORDS } from './src/replay/words.js';
import { musterSettings } from './src/settings.js';

// Whoever reads along may stop reading: `npm run replay -- … | head`.
process.stdout.on('error', () => process.exit(1));

// Exit code 0: all went as the story has it. 1: not so, or no Muster to play on. 2: the file or the command line is at fault.
let where = { address: '', folder: '' };
try {
  const { file, speed, address, language, timeline } = readArguments(process.argv.slice(2));
  const story = readStory(file);
  const found = await findMuster(musterSettings(process.env).MUSTER_DATA, address);
  where = found;
  const words = WORDS[language];
  const screen = new Screen(process.stdout, language);
  const { people, components, steps } = story;
  screen.text(`${words.plays(story.title, found.address)}`);
  screen.text(`${words.cast(Object.keys(people).length, Object.keys(components).length, steps.length)}\n`);
  const cast = new Cast(story, found.address, found.peoplesKey);
  // The same for whatever is sent again in this replay, and for no other replay: each has an incident of its own.
  const run = `${basename(file).replace(/[^\w.-]/g, '-')}:${crypto.randomUUID()}`;
  const keyFor = (what: string) => `${run}:${what}`;
  const write = timeline === undefined ? undefined : (text: string) => writeFileSync(timeline, text);
  const isGood = await new Replay({ story, cast, screen, language, speed, keyFor, write }).play();
  process.exitCode = isGood ? 0 : 1;
} catch (error) {
  const [code, message] = endingOf(error);
  console.error(message);
  process.exitCode = code;
}

function endingOf(error: unknown): [number, unknown] {
  const { address, folder } = where;
  if (error instanceof HttpRefused) return [1, error.status === 401 ? noKey(address, folder) : error.message];
  if (isUnreachable(error)) return [1, `Nobody answers at ${address}.`];
  if (error instanceof StoryRefused || error instanceof UsageRefused) return [2, error.message];
  if (error instanceof MusterNotFound || error instanceof SettingsRefused) return [1, error.message];
  return [1, error];
}
