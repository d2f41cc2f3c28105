import { issuePersonToken } from '#authority';
import { HttpClient, HttpRefused } from '#contracts/client';
import { SettingsRefused } from '#service';
import { findMuster, MusterNotFound } from './src/find-muster.js';
import { OPERATOR } from './src/operator.js';
import { isUnreachable } from './src/replay/patience.js';
import { musterSettings } from './src/settings.js';
import { readArguments, UsageRefused } from './src/upkeep/arguments.js';
import { TASKS } from './src/upkeep/tasks.js';

// Exit code 0: done. 1: refused, or no Muster to speak to. 2: the command line is at fault.
async function administrator(): Promise<HttpClient> {
  const { MUSTER_URL: url, MUSTER_TOKEN: token } = process.env;
  if (url) return new HttpClient(url, async () => token ?? '');
  const { address, peoplesKey } = await findMuster(musterSettings(process.env).MUSTER_DATA, undefined);
  return new HttpClient(address, () => issuePersonToken(peoplesKey, OPERATOR));
}

try {
  const { task, services, letters } = readArguments(process.argv.slice(2));
  const client = await administrator();
  for (const service of services) await TASKS[task]({ client, service, letters, say: (line) => console.log(line) });
} catch (error) {
  const expected = [HttpRefused, MusterNotFound, SettingsRefused, UsageRefused].some((kind) => error instanceof kind);
  const message = isUnreachable(error) ? 'Nobody answers there.' : expected ? (error as Error).message : error;
  console.error(message);
  process.exitCode = error instanceof UsageRefused ? 2 : 1;
}
