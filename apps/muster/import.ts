import { HttpRefused } from '#contracts/client';
import { SettingsRefused } from '#service';
import { asOperator } from './src/as-operator.js';
import { UsageRefused } from './src/command-line.js';
import { MusterNotFound } from './src/find-muster.js';
import { readArguments } from './src/import/arguments.js';
import { declareFor, ExportRefused, importRecord } from './src/import/import-record.js';
import { isUnreachable } from './src/replay/patience.js';
import { exportIn, FileRefused } from './src/verify/read-file.js';

// Exit code 0: all of it is there now. 1: some was refused, or no Muster to speak to. 2: the file or the command line is at fault.
try {
  const { file, incident, from } = readArguments(process.argv.slice(2));
  const record = exportIn(file);
  const client = await asOperator();
  const into = incident ?? (await declareFor(record, from, client));
  const { added, alreadyThere, refused } = await importRecord(record, { into, from, client });
  for (const { id, message } of refused) console.error(`${id}: ${message}`);
  console.log(`${into}: ${added} added, ${alreadyThere} already there, ${refused.length} refused`);
  process.exitCode = refused.length > 0 ? 1 : 0;
} catch (error) {
  const isAtFault = error instanceof UsageRefused || error instanceof FileRefused;
  const isExpected =
    isAtFault || [ExportRefused, HttpRefused, MusterNotFound, SettingsRefused].some((kind) => error instanceof kind);
  console.error(isUnreachable(error) ? 'Nobody answers there.' : isExpected ? (error as Error).message : error);
  process.exitCode = isAtFault ? 2 : 1;
}
