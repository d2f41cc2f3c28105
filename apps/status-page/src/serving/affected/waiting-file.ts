import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { reportAffected } from '#contracts';
import { readSignedLine, signedLine } from '../../copy/signed-line.js';
import { writeWhole } from '../../copy/write-whole.js';
import type { Batch } from './waiting-reports.js';

const NAME = /^affected\.[0-9a-f-]{36}\.waiting$/;

/** What waits, on this machine's disk beside the copy. Each process has a file of its own, for several may share the folder. */
export class WaitingFile {
  private readonly path: string;

  constructor(
    private readonly folder: string,
    page: string,
  ) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.path = join(folder, `affected.${page}.waiting`);
  }

  /** Writes what waits; no file where nothing does. Throws when it cannot. */
  write(batches: readonly Batch[]): void {
    if (batches.length === 0) rmSync(this.path, { force: true });
    else writeWhole(this.path, batches.map(signedLine));
  }

  /** Whoever starts next takes it over at once: this process ends. */
  leave(): void {
    try {
      utimesSync(this.path, 0, 0);
    } catch {
      // There is none.
    }
  }

  /** Files of others that nobody has written for so long: their processes have ended. */
  abandoned(olderThanMs: number, now: Date): string[] {
    const others = readdirSync(this.folder).filter((name) => NAME.test(name));
    return others
      .map((name) => join(this.folder, name))
      .filter((path) => path !== this.path && now.getTime() - writtenAt(path) > olderThanMs);
  }

  /** What waits in such a file, as far as it holds. */
  read(path: string): Batch[] {
    return textOf(path)
      .split('\n')
      .flatMap((line) => {
        const read = reportAffected.input.safeParse(readSignedLine(line));
        return read.success ? [read.data] : [];
      });
  }

  /** It is taken over. Another may have been faster: the same is counted once, whoever passes it on. */
  remove(path: string): void {
    rmSync(path, { force: true });
  }
}

/** In milliseconds since 1970; one that is gone was written this moment. */
function writtenAt(path: string): number {
  try {
    return statSync(path).mtimeMs;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
