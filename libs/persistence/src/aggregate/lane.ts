import { setTimeout as wait } from 'node:timers/promises';
import { unavailable } from '#contracts';
import { UniqueTaken } from './commit.js';

/** Commands decided together: few enough that the first does not wait long for the last. */
const BATCH = 64;
/** Lost races in a row before a command is given back to its caller. */
const ATTEMPTS = 30;
const LONGEST_WAIT_MS = 50;

/** A command that waits for its turn, and what its caller gets. */
export interface Waiting<Work> {
  readonly work: Work;
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * The queue of one aggregate in this process: those waiting are handed over together. `settle` answers all of them and
 * returns true, or answers none and returns false when somebody else wrote in between: then it is asked again after a
 * jittered wait.
 */
export class Lane<Work> {
  private readonly queue: Waiting<Work>[] = [];
  private running: Promise<void> | undefined;

  constructor(
    private readonly settle: (batch: readonly Waiting<Work>[]) => Promise<boolean>,
    private readonly onEmpty: () => void,
  ) {}

  /** Puts work into the queue; the result is its own answer or refusal. */
  enqueue<Answer>(work: Work): Promise<Answer> {
    return new Promise<Answer>((resolve, reject) => {
      this.queue.push({ work, resolve: resolve as (value: unknown) => void, reject });
      this.running ??= this.run();
    });
  }

  private async run(): Promise<void> {
    // Whoever arrives in the same turn of the event loop is in the first batch already.
    await Promise.resolve();
    while (this.queue.length > 0) await this.settleOrRefuse(this.queue.splice(0, BATCH));
    this.running = undefined;
    this.onEmpty();
  }

  /** One of them asks for a value that another aggregate has, and nobody says which: the others are not to suffer. */
  private async oneByOne(batch: readonly Waiting<Work>[]): Promise<void> {
    for (const one of batch) await this.settleOrRefuse([one]);
  }

  private async settleOrRefuse(batch: readonly Waiting<Work>[]): Promise<void> {
    try {
      for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
        if (await this.settle(batch)) return;
        await wait(Math.random() * Math.min(LONGEST_WAIT_MS, 2 ** attempt));
      }
      throw unavailable({ missing: 'a quiet moment on this aggregate' });
    } catch (error) {
      if (error instanceof UniqueTaken && batch.length > 1) return this.oneByOne(batch);
      for (const one of batch) one.reject(error);
    }
  }
}
