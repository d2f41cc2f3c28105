import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What `<binary> --version` says, as `2.15.1`; throws when it cannot be run (within 20 s) or names no version. */
export async function versionOf(binary: string): Promise<string> {
  const { stdout } = await run(binary, ['--version'], { timeout: 20_000 });
  const version = /v(\d+\.\d+\.\d+)/.exec(stdout)?.[1];
  if (!version) throw new Error(`${binary} --version names no version`);
  return version;
}

/** Whether a version such as `2.15.1` is the same as or newer than another such as `2.12`. */
export function isAtLeast(version: string, oldest: string): boolean {
  const [has, needs] = [version, oldest].map((text) => text.split('.').map(Number)) as [number[], number[]];
  for (const [place, need] of needs.entries()) {
    const difference = (has[place] ?? 0) - need;
    if (difference !== 0) return difference > 0;
  }
  return true;
}
