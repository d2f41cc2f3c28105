import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** Whether the process runs; one that ended and only waits to be collected does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return !/^[ZX]/.test(statFields(pid)?.[0] ?? ps(pid, 'stat') ?? 'Z');
}

/** When the process began, in the system's own words: a pid with another beginning is another process. */
export function beginningOf(pid: number): string | undefined {
  return statFields(pid)?.[19] ?? ps(pid, 'lstart');
}

/** The process's command line with its arguments, empty when it has none to show. */
export function commandLineOf(pid: number): string {
  return readProc(pid, 'cmdline')?.replaceAll('\0', ' ') ?? ps(pid, 'command') ?? '';
}

/** Ends the process and waits until it is gone: SIGTERM, then SIGKILL after `grace` milliseconds. */
export async function endProcess(pid: number, grace = 10_000): Promise<void> {
  const patienceEnds = Date.now() + grace;
  signal(pid, 'SIGTERM');
  while (isAlive(pid)) {
    if (Date.now() > patienceEnds) signal(pid, 'SIGKILL');
    await sleep(25);
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** The fields of /proc/<pid>/stat from the third (state) on; the second may hold spaces and brackets. */
function statFields(pid: number): string[] | undefined {
  const stat = readProc(pid, 'stat');
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
}

function readProc(pid: number, file: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return undefined;
  }
}

function ps(pid: number, column: string): string | undefined {
  try {
    return (
      execFileSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8', stdio: 'pipe' }).trim() ||
      undefined
    );
  } catch {
    return undefined;
  }
}
