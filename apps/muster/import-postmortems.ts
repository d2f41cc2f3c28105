import { HttpRefused } from '#contracts/client';
import { SettingsRefused } from '#service';
import { asOperator } from './src/as-operator.js';
import { UsageRefused } from './src/command-line.js';
import { MusterNotFound } from './src/find-muster.js';
import { readArguments } from './src/postmortems/arguments.js';
import { importedBefore, importPostmortem } from './src/postmortems/import-postmortem.js';
import { FolderRefused, readFolder } from './src/postmortems/read-folder.js';
import { isUnreachable } from './src/replay/patience.js';

// Exit code 0: all of them are there now. 1: some were refused, or no Muster to speak to. 2: the folder or the command line is at fault.
try {
  const { folder, severity } = readArguments(process.argv.slice(2));
  const all = readFolder(folder, new Date());
  const client = await asOperator();
  const before = await importedBefore(client);
  let [added, alreadyThere, refused] = [0, 0, 0];
  const refuse = (line: string) => {
    console.error(line);
    refused += 1;
  };
  for (const read of all) {
    if ('refused' in read) {
      refuse(read.refused.faults.map(({ line, reason }) => `${read.file}:${line}: ${reason}`).join('\n'));
      continue;
    }
    try {
      const imported = await importPostmortem(read.postmortem, { client, severity, before });
      if (imported.alreadyThere) alreadyThere += 1;
      else added += 1;
      if (imported.leftResolved)
        console.error(`${read.file}: ${imported.incident} stays resolved: ${imported.leftResolved}`);
    } catch (error) {
      if (!(error instanceof HttpRefused) || error.status >= 500) throw error;
      refuse(`${read.file}:1: ${error.message}`);
    }
  }
  console.log(`${added} added, ${alreadyThere} already there, ${refused} refused`);
  process.exitCode = refused > 0 ? 1 : 0;
} catch (error) {
  const isAtFault = error instanceof UsageRefused || error instanceof FolderRefused;
  const isExpected = isAtFault || [HttpRefused, MusterNotFound, SettingsRefused].some((kind) => error instanceof kind);
  console.error(isUnreachable(error) ? 'Nobody answers there.' : isExpected ? (error as Error).message : error);
  process.exitCode = isAtFault ? 2 : 1;
}
