import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { HttpRefused } from '#contracts/client';
import { SettingsRefused } from '#service';
import { UsageRefused } from './src/command-line.js';
import { findMuster, MusterNotFound, noKey } from './src/find-muster.js';
import { Aftermath } from './src/replay/aftermath.js';
import { readArguments } from './src/replay/arguments.js';
import { Cast } from './src/replay/cast.js';
import { MailCatcher } from './src/replay/mail-catcher.js';
import { isUnreachable } from './src/replay/patience.js';
import { readStory, StoryRefused } from './src/replay/read-story.js';
import { Replay } from './src/replay/replay.js';
import { Screen } from './src/replay/screen.js';
import { writeMails } from './src/replay/story-mails.js';
import type { ToldUpdate } from './src/replay/telling.js';
import { WORDS } from './src/replay/words.js';
import { musterSettings } from './src/settings.js';

// Whoever reads along may stop reading: `npm run replay -- … | head`.
process.stdout.on('error', () => process.exit(1));

// Exit code 0: all went as the story has it. 1: not so, or no Muster to play on. 2: the file or the command line is at fault.
let where = { address: '', folder: '' };
try {
  const { file, speed, address, language, timeline, mails, postmortem } = readArguments(process.argv.slice(2));
  const story = readStory(file);
  const settings = musterSettings(process.env);
  const found = await findMuster(settings.MUSTER_DATA, address);
  const { smtpUrl } = settings.communications.mail;
  if (mails !== undefined && !smtpUrl) throw new SettingsRefused('--mails needs SMTP_URL: where mails are received.');
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
  const catcher = mails === undefined ? undefined : await MailCatcher.listen(smtpUrl!);
  const onTold =
    catcher &&
    (async (updates: readonly ToldUpdate[]) => {
      await catcher.close();
      writeFileSync(mails!, writeMails(story.title, updates, catcher.mails));
    });
  const { afterwards } = story;
  if (postmortem !== undefined && !afterwards)
    throw new StoryRefused(`${file}: afterwards: is missing, and --postmortem needs it`);
  const onOver =
    postmortem === undefined || !afterwards
      ? undefined
      : async (incident: string) => {
          const came = await new Aftermath(afterwards, cast, language, keyFor).play(incident);
          writeFileSync(postmortem, came.postmortem);
          const { problem, again, isRecognised } = came;
          if (isRecognised) screen.text(words.afterwards(problem.id, again), 'good');
          else screen.text(words.notRecognised(problem.id, again), 'bad');
          return isRecognised;
        };
  const playing = { story, cast, screen, language, speed, keyFor, write, onOver, onTold };
  const isGood = await new Replay(playing).play();
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
