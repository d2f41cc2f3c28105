import { mkdirSync, mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const BINARIES = 'node_modules/.cache/muster/bin';

/** A data folder of a test's own that has the servers already, so that no test fetches them again. */
export function dataFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `muster-${name}-`));
  mkdirSync(resolve(BINARIES), { recursive: true });
  symlinkSync(resolve(BINARIES), join(folder, 'bin'));
  return folder;
}
