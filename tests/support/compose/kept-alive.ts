import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

const AGAIN_MS = 200;

/** How to run a program. */
export interface Run {
  readonly command: readonly [string, ...string[]];
  readonly env: Readonly<Record<string, string>>;
  /** Told the pid at each start. */
  readonly onPid: (pid: number | undefined) => void;
}

/** A program that is started again when it ends unasked, as a container with `restart: unless-stopped`. */
export class KeptAlive {
  private child!: ChildProcess;
  private wanted = true;

  constructor(private readonly run: Run) {
    this.start();
  }

  get pid(): number {
    return this.child.pid!;
  }

  /** Ends it at once and leaves it down, until `up`; resolves when it is gone. */
  async down(): Promise<void> {
    this.wanted = false;
    if (this.isGone) return;
    const gone = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await gone;
  }

  /** Starts it again, with what it stored. */
  up(): void {
    this.wanted = true;
    if (this.isGone) this.start();
  }

  async stop(): Promise<void> {
    this.wanted = false;
    const { child } = this;
    if (this.isGone) return;
    const gone = once(child, 'exit');
    child.ref();
    child.kill('SIGTERM');
    await gone;
  }

  private get isGone(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  private start(): void {
    const [program, ...args] = this.run.command;
    // A group of its own: Ctrl-C in a terminal is for the tests, which end it.
    this.child = spawn(program, args, { env: this.run.env, stdio: 'ignore', detached: true });
    // A run that fails half-way must come to its end; the guard of its folder ends what it leaves.
    this.child.unref();
    this.run.onPid(this.child.pid);
    this.child.once('exit', () => setTimeout(() => this.wanted && this.isGone && this.start(), AGAIN_MS).unref());
  }
}
