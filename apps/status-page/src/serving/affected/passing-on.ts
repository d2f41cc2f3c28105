import { setTimeout as wait } from 'node:timers/promises';
import { Rejection } from '#contracts';
import { Refused } from '#messaging/asking';
import type { Log } from '#service/alone';
import type { Report } from './report.js';
import type { WaitingFile } from './waiting-file.js';
import type { Batch, WaitingReports } from './waiting-reports.js';

/** What comes within this is passed on together; while nobody takes it, the time grows up to the second one. */
const [EVERY_MS, LATER_MS] = [1_000, 10_000];
/** What comes within this is written together. */
const SOON_MS = 50;
/** Who still runs has written its file within this, for it does so whenever it tries. */
const ABANDONED_MS = 30_000;
/** How often it looks whether another has ended. */
const LOOK_MS = 5_000;
/** What no later try would change. */
const NEVER_TAKEN = ['invalid-input', 'malformed', 'too-large'];
/** What would be said of any other too. */
const TAKES_NOTHING = ['unavailable', 'outcome-unknown', 'written-by-newer'];

/** Passes reports on to communications, at most one request a second. Until they are taken they lie on the disk. */
export class PassingOn {
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;
  private writing: Promise<void> | undefined;
  private lookedAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly waiting: WaitingReports,
    private readonly file: WaitingFile,
    private readonly ask: (batch: Batch) => Promise<unknown>,
    private readonly log: Log,
  ) {}

  start(): void {
    this.running = this.run();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
    this.write();
    this.file.leave();
  }

  /** Counts one more; resolves when it is on the disk, or cannot be. */
  count(report: Report): Promise<void> {
    this.waiting.count(report, new Date());
    return this.written();
  }

  /** One more than is let by. */
  countBeyond(publication: string | null): void {
    this.waiting.countBeyond(publication, new Date());
    void this.written();
  }

  private written(): Promise<void> {
    this.writing ??= wait(SOON_MS).then(() => {
      this.writing = undefined;
      this.write();
    });
    return this.writing;
  }

  private async run(): Promise<void> {
    let pause = EVERY_MS;
    while (!this.stopping.signal.aborted) {
      this.takeOver();
      const isTaken = await this.passOn();
      pause = isTaken ? EVERY_MS : Math.min(pause * 2, LATER_MS);
      await wait(pause, undefined, { signal: this.stopping.signal }).catch(() => {});
    }
  }

  /** One request, if something waits; false when nobody took it. */
  private async passOn(): Promise<boolean> {
    const batch = this.waiting.next();
    if (!batch) return true;
    try {
      await this.ask(batch);
      this.waiting.done(batch);
      this.write();
      return true;
    } catch (error) {
      return this.refused(batch, error as Error);
    }
  }

  private refused(batch: Batch, error: Error): false {
    const code = codeOf(error);
    if (NEVER_TAKEN.includes(code)) {
      this.log.error({ err: error, counts: batch.counts }, 'reports were refused for good');
      this.waiting.done(batch);
    } else {
      this.log.warn({ reason: error.message }, 'reports wait: they cannot be passed on');
      if (!TAKES_NOTHING.includes(code)) this.waiting.later(batch);
    }
    // Written also where nothing changed: it shows that this process runs.
    this.write();
    return false;
  }

  /** What processes left that have ended. */
  private takeOver(): void {
    const now = new Date();
    if (now.getTime() - this.lookedAt < LOOK_MS) return;
    this.lookedAt = now.getTime();
    try {
      for (const path of this.file.abandoned(ABANDONED_MS, now)) {
        this.waiting.adopt(this.file.read(path));
        this.file.write(this.waiting.all);
        this.file.remove(path);
      }
    } catch (error) {
      this.log.error({ err: error }, 'reports that others left could not be taken over');
    }
  }

  /** A disk that is full or gone keeps nobody from reporting: the next write tries again. */
  private write(): void {
    try {
      this.file.write(this.waiting.all);
    } catch (error) {
      this.log.error({ err: error }, 'reports that wait could not be written');
    }
  }
}

/** The code of a refusal; of anything else, that nobody could be asked. */
function codeOf(error: Error): string {
  if (error instanceof Refused) return error.problem.code;
  return error instanceof Rejection ? error.code : 'unavailable';
}
