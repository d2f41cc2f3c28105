import { KEEPERS, type ServiceName } from '#contracts';
import { CommandLine } from '../command-line.js';
import { TASKS, type TaskName } from './tasks.js';

/** What is asked of the upkeep on the command line. */
export interface Arguments {
  readonly task: TaskName;
  /** The services it is for; every one unless named. */
  readonly services: readonly ServiceName[];
  /** Dead letters by id; empty for all. */
  readonly letters: readonly string[];
}

const USAGE = `Looks after a running Muster, as an administrator.

  npm run -s upkeep -- letters                                events that services could not handle
  npm run -s upkeep -- replay-letters --service roles ID …    let roles handle these again; without ids all of them
  npm run -s upkeep -- discard-letters --service roles ID …   take these off the list
  npm run -s upkeep -- republish                              put every event on the bus again, from the services' logs
  npm run -s upkeep -- rebuild                                drop what services keep of each other, and build it again
  npm run -s upkeep -- lift                                   rewrite what is stored in earlier shapes

  --service   ${KEEPERS.join(', ')}; all of them unless given

It speaks to the Muster of the data folder (MUSTER_DATA), or to the one at MUSTER_URL with the token in MUSTER_TOKEN.
Work that stopped half-way can be started again: nothing is done twice.`;

const LINE = new CommandLine(USAGE, { service: { type: 'string' } });

/** Reads the command line. Throws `UsageRefused`. */
export function readArguments(given: readonly string[]): Arguments {
  const { values, positionals } = LINE.read(given);
  const [task, ...letters] = positionals;
  if (!task || !Object.hasOwn(TASKS, task)) throw LINE.refusal(task ? `There is no ${task}.` : 'Say what to do.');
  const { service } = values;
  if (service !== undefined && !KEEPERS.some((one) => one === service)) {
    throw LINE.refusal(`--service takes ${KEEPERS.join(', ')}.`);
  }
  const namesLetters = task === 'replay-letters' || task === 'discard-letters';
  if (letters.length > 0 && !(namesLetters && service)) {
    throw LINE.refusal('Ids are of the dead letters of one --service, to replay or discard.');
  }
  if (task === 'discard-letters' && letters.length === 0) throw LINE.refusal('Name the dead letters to discard.');
  return { task: task as TaskName, services: service ? [service as ServiceName] : KEEPERS, letters };
}
