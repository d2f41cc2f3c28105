import { verifyExport } from '../timeline/src/export/verify-export.js';
import { UsageRefused } from './src/command-line.js';
import { readArguments } from './src/verify/arguments.js';
import { exportIn, FileRefused } from './src/verify/read-file.js';
import { sealOf } from './src/verify/seal.js';
import { told } from './src/verify/told.js';

// Exit code 0: intact. 1: not so. 2: the file or the command line is at fault.
try {
  const { file, key } = readArguments(process.argv.slice(2));
  const record = exportIn(file);
  const verified = verifyExport(record);
  const seal = await sealOf(record, key);
  const isIntact = !verified.fault && seal.is !== 'bad';
  for (const line of told(record, verified, seal)) (isIntact ? console.log : console.error)(line);
  process.exitCode = isIntact ? 0 : 1;
} catch (error) {
  const isExpected = error instanceof UsageRefused || error instanceof FileRefused;
  console.error(isExpected ? error.message : error);
  process.exitCode = 2;
}
