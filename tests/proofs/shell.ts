import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { until } from '../support/patient.js';

/** A terminal in which commands are typed one after the other. */
export class Shell {
  private printed = '';
  private readonly child;

  constructor(env: Record<string, string>) {
    this.child = spawn('bash', ['--noprofile', '--norc'], { env: { ...process.env, NODE_OPTIONS: '', ...env } });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream.on('data', (chunk) => {
        this.printed += chunk;
      });
    }
  }

  /** Types the commands; gives what they printed, and the exit code of the last. */
  async run(commands: string): Promise<{ printed: string; code: number }> {
    const from = this.printed.length;
    const mark = randomUUID();
    this.child.stdin.write(`${commands}\necho "${mark}=$?"\n`);
    const end = new RegExp(`${mark}=(\\d+)\n`);
    await until(() => end.test(this.printed), 30_000);
    const printed = this.printed.slice(from);
    return { printed, code: Number(end.exec(printed)?.[1]) };
  }

  /** Types a command that goes on by itself; gives what it has printed so far, whenever asked. */
  follow(command: string, into: string): void {
    this.child.stdin.write(`${command} > '${into}' 2>&1 &\n`);
  }

  /** Closes the terminal, and with it what still runs in it. */
  async close(): Promise<void> {
    if (this.child.exitCode !== null) return;
    const gone = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.stdin.end('kill $(jobs -p)\n');
    await gone;
  }
}
