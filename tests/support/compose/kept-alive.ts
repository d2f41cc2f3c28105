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

  async stop(): Promise<void> {
    this.wanted = false;
    const { child } = this;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.ref();
    child.kill('SIGTERM');
    await gone;
  }

  private start(): void {
    const [program, ...args] = this.run.command;
    // A group of its own: Ctrl-C in a terminal is for the tests, which end it.
    this.child = spawn(program, args, { env: this.run.env, stdio: 'ignore', detached: true });
    // A run that fails half-way must come to its end; the guard of its folder ends what it leaves.
    this.child.unref();
    this.run.onPid(this.child.pid);
    this.child.once('exit', () => setTimeout(() => this.wanted && this.start(), AGAIN_MS).unref());
  }
}
