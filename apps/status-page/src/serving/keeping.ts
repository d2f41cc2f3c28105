import type { Log } from '#service/alone';
import type { CopyFile } from '../copy/copy-file.js';
import type { KeptCopy } from '../copy/kept-copy.js';

/** What comes within this is written together. */
const SOON_MS = 250;
/** How often it is written only to say that it is still all there is. */
const CONFIRMED_MS = 60_000;

/** Writes the copy to its file soon after it changes, never twice at once. */
export class Keeping {
  private timer: NodeJS.Timeout | undefined;
  private readonly confirming: NodeJS.Timeout;
  private written: string | null = null;

  constructor(
    private readonly kept: KeptCopy,
    private readonly file: CopyFile,
    private readonly log: Log,
  ) {
    this.confirming = setInterval(() => {
      if (this.kept.confirmedAt !== this.written) this.write();
    }, CONFIRMED_MS).unref();
  }

  /** It changed. */
  changed(): void {
    this.timer ??= setTimeout(() => this.write(), SOON_MS);
  }

  stop(): void {
    clearInterval(this.confirming);
    this.write();
  }

  /** A disk that is full or gone keeps nobody from reading: the next change tries again. */
  private write(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    try {
      this.file.write(this.kept);
      this.written = this.kept.confirmedAt;
    } catch (error) {
      this.log.error({ err: error }, 'the copy could not be written');
    }
  }
}
