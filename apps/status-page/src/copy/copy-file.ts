import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { type ReadCopy, readCopy, writtenCopy } from './copy-text.js';
import type { KeptCopy } from './kept-copy.js';

const NAME = 'status-page.copy';

/** The copy on this machine's disk, so that the page can say something with everything else gone. */
export class CopyFile {
  private readonly path: string;

  /** In this folder, which is made where it is missing. Throws when it cannot be. */
  constructor(folder: string) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.path = join(folder, NAME);
  }

  /** What is there, as far as it can be read; nothing where there is no file. */
  read(): ReadCopy {
    try {
      return readCopy(readFileSync(this.path, 'utf8'));
    } catch {
      return readCopy('');
    }
  }

  /** Writes it beside the old one, and puts it in its place when it is on the disk whole. */
  write({ all, confirmedAt }: Pick<KeptCopy, 'all' | 'confirmedAt'>): void {
    // Replicas may share the folder: each has a name of its own until the file is whole.
    const beside = `${this.path}.${hostname()}.new`;
    const file = openSync(beside, 'w', 0o600);
    try {
      for (const line of writtenCopy(all, confirmedAt)) writeSync(file, line);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(beside, this.path);
  }
}
