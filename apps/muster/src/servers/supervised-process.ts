import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Log, reasonOf } from './log.js';
import { tailOf } from './tail.js';

/** Waits between restarts in milliseconds; the last one repeats. */
const BACK_OFF = [0, 500, 1_000, 2_000, 5_000];

/** Milliseconds of service after which an earlier death no longer counts. */
const STEADY = 30_000;

/** What to run and how to know that it serves. */
export interface Supervised {
  readonly name: string;
  readonly binary: string;
  readonly args: readonly string[];
  /** File that takes what the process prints; its end is quoted when the process does not start. */
  readonly logFile: string;
  /** Resolves once the process serves; gives up when the signal fires. */
  ready(signal: AbortSignal): Promise<void>;
  readonly log: Log;
  /** Told the pid at each start, and undefined at each end. */
  readonly onPid?: ((pid: number | undefined) => void) | undefined;
  /** Milliseconds from spawn to ready, 2 min unless given: after a crash a large store is read first. */
  readonly startWithin?: number;
  /** Milliseconds from SIGTERM to SIGKILL, 8 s unless given. */
  readonly stopWithin?: number;
}

/**
 * A child that is started again with the same arguments whenever it ends unasked. It has a process group of its own, so that a
 * terminal's Ctrl-C reaches the parent alone, which drains and then stops it. It does not keep the parent's event loop alive.
 */
export class SupervisedProcess {
  readonly #about: Supervised;
  readonly #stopping = new AbortController();
  #child: ChildProcess | undefined;
  #supervision: Promise<void> = Promise.resolve();

  private constructor(about: Supervised) {
    this.#about = about;
  }

  /** Starts it and resolves when it is ready; throws, with the end of its log, when it ends or is not ready in time. */
  static async start(about: Supervised): Promise<SupervisedProcess> {
    const supervised = new SupervisedProcess(about);
    const ended = await supervised.#launch();
    supervised.#supervision = supervised.#supervise(ended);
    return supervised;
  }

  /** The running child, or undefined between two starts and after the end. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Ends it for good with SIGTERM, with SIGKILL when it takes too long; resolves when it is gone. */
  async stop(): Promise<void> {
    const late = setTimeout(() => this.#child?.kill('SIGKILL'), this.#about.stopWithin ?? 8_000);
    await this.#end('SIGTERM');
    clearTimeout(late);
  }

  /** Ends it for good and at once, as a crash would. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    this.#stopping.abort();
    this.#child?.ref();
    this.#child?.kill(signal);
    await this.#supervision;
  }

  #tellPid(pid: number | undefined): void {
    try {
      this.#about.onPid?.(pid);
    } catch (error) {
      // a full disk, say, must not end the supervision
      this.#about.log(`the pid of ${this.#about.name} could not be noted: ${reasonOf(error)}`);
    }
  }

  /** Resolves when ready, with a promise of the way it will end. */
  async #launch(): Promise<{ reason: Promise<string> }> {
    this.#stopping.signal.throwIfAborted();
    const { binary, args, name, logFile } = this.#about;
    const output = openSync(logFile, 'a', 0o600);
    const child = spawn(binary, args, { detached: true, stdio: ['ignore', output, output] });
    closeSync(output);
    this.#child = child;
    if (child.pid !== undefined) this.#tellPid(child.pid);
    const reason = new Promise<string>((resolve) => {
      child.once('error', (error) => resolve(error.message));
      child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
    }).finally(() => {
      this.#child = undefined;
      this.#tellPid(undefined);
    });

    const limit = AbortSignal.timeout(this.#about.startWithin ?? 120_000);
    const over = new AbortController();
    try {
      await Promise.race([
        this.#about.ready(AbortSignal.any([limit, over.signal, this.#stopping.signal])),
        reason.then((how) => Promise.reject(new Error(`it ended with ${how}`))),
      ]);
    } catch (error) {
      // who stops has sent a signal already, and may have chosen a gentler one
      if (!this.#stopping.signal.aborted) child.kill('SIGKILL');
      await reason;
      const why = limit.aborted ? 'it was not ready in time' : reasonOf(error);
      throw new Error(`${name} did not start: ${why}${tailOf(logFile)}`, { cause: error });
    } finally {
      over.abort();
    }
    child.unref();
    return { reason };
  }

  async #supervise(running: { reason: Promise<string> }): Promise<void> {
    const { name, log } = this.#about;
    let deaths = 0;
    let readyAt = Date.now();
    let how = await running.reason;
    while (!this.#stopping.signal.aborted) {
      if (Date.now() - readyAt > STEADY) deaths = 0;
      const pause = BACK_OFF[Math.min(deaths++, BACK_OFF.length - 1)]!;
      log(`${name} ended unasked (${how}): starting it again${pause ? ` in ${pause} ms` : ''}`);
      try {
        await sleep(pause, undefined, { signal: this.#stopping.signal });
        const again = await this.#launch();
        readyAt = Date.now();
        log(`${name} is back`);
        how = await again.reason;
      } catch (error) {
        how = reasonOf(error);
      }
    }
  }
}
