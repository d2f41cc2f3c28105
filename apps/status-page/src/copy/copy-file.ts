import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ReadCopy, readCopy, writtenCopy } from './copy-text.js';
import type { KeptCopy } from './kept-copy.js';
import { writeWhole } from './write-whole.js';

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
    writeWhole(this.path, writtenCopy(all, confirmedAt));
  }
}
