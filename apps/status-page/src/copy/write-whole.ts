import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';

/** Writes a file beside the old one, and puts it in its place when it is on the disk whole. Throws when it cannot. */
export function writeWhole(path: string, lines: Iterable<string>): void {
  // Replicas may share the folder: each has a name of its own until the file is whole.
  const beside = `${path}.${hostname()}.new`;
  const file = openSync(beside, 'w', 0o600);
  try {
    for (const line of lines) writeSync(file, line);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(beside, path);
}
