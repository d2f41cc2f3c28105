import { HttpRefused } from '#contracts/client';
import { SettingsRefused } from '#service';
import { asOperator } from './src/as-operator.js';
import { UsageRefused } from './src/command-line.js';
import { MusterNotFound } from './src/find-muster.js';
import { isUnreachable } from './src/replay/patience.js';
import { readArguments } from './src/upkeep/arguments.js';
import { TASKS } from './src/upkeep/tasks.js';

// Exit code 0: done. 1: refused, or no Muster to speak to. 2: the command line is at fault.
try {
  const { task, services, letters } = readArguments(process.argv.slice(2));
  const client = await asOperator();
  for (const service of services) await TASKS[task]({ client, service, letters, say: (line) => console.log(line) });
} catch (error) {
  const expected = [HttpRefused, MusterNotFound, SettingsRefused, UsageRefused].some((kind) => error instanceof kind);
  const message = isUnreachable(error) ? 'Nobody answers there.' : expected ? (error as Error).message : error;
  console.error(message);
  process.exitCode = error instanceof UsageRefused ? 2 : 1;
}
