import { parseArgs } from 'node:util';
import { KEEPERS, type ServiceName } from '#contracts';
import { TASKS, type TaskName } from './tasks.js';

/** What is asked of the upkeep on the command line. */
export interface Arguments {
  readonly task: TaskName;
  /** The services it is for; every one unless named. */
  readonly services: readonly ServiceName[];
  /** Dead letters by id; empty for all. */
  readonly letters: readonly string[];
}

/** The command line cannot be understood; the message says why, and how it is written. */
export class UsageRefused extends Error {
  constructor(reason: string) {
    super(`${reason}\n\n${USAGE}`);
  }
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

/** Reads the command line. Throws {@link UsageRefused}. */
export function readArguments(given: readonly string[]): Arguments {
  const { values, positionals } = parsed(given);
  const [task, ...letters] = positionals;
  if (!task || !Object.hasOwn(TASKS, task)) throw new UsageRefused(task ? `There is no ${task}.` : 'Say what to do.');
  const { service } = values;
  if (service !== undefined && !KEEPERS.some((one) => one === service)) {
    throw new UsageRefused(`--service takes ${KEEPERS.join(', ')}.`);
  }
  const namesLetters = task === 'replay-letters' || task === 'discard-letters';
  if (letters.length > 0 && !(namesLetters && service)) {
    throw new UsageRefused('Ids are of the dead letters of one --service, to replay or discard.');
  }
  if (task === 'discard-letters' && letters.length === 0) throw new UsageRefused('Name the dead letters to discard.');
  return { task: task as TaskName, services: service ? [service as ServiceName] : KEEPERS, letters };
}

function parsed(given: readonly string[]) {
  try {
    const options = { service: { type: 'string' } } as const;
    return parseArgs({ args: [...given], options, allowPositionals: true });
  } catch (error) {
    throw new UsageRefused((error as Error).message);
  }
}
