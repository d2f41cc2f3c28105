import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { until } from './patient.js';

/** A program that runs beside a test, and what it prints. */
export class FollowedProgram {
  private printed = '';

  private constructor(private readonly child: ChildProcess) {
    for (const stream of [child.stdout!, child.stderr!]) {
      stream.on('data', (chunk) => {
        this.printed += chunk;
      });
    }
  }

  /** Starts it, with these variables besides those of the test. */
  static start(command: string, args: readonly string[], env: Record<string, string>): FollowedProgram {
    const all = { ...process.env, NODE_OPTIONS: '', ...env };
    return new FollowedProgram(spawn(command, args, { env: all, stdio: ['ignore', 'pipe', 'pipe'] }));
  }

  /** All it has printed, with what it complained of. */
  get said(): string {
    return this.printed;
  }

  /** Waits until it has printed this, or has ended, or for a while; gives all it has printed. */
  async saying(what: RegExp, withinMs = 15_000): Promise<string> {
    await until(() => what.test(this.printed) || this.child.exitCode !== null, withinMs);
    return this.printed;
  }

  /** Ends it as Ctrl-C does. */
  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = once(this.child, 'exit');
    this.child.kill('SIGINT');
    await gone;
  }
}
