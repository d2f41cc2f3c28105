import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataFolder } from '../../apps/muster/src/servers/index.js';

/** Reads pids until its parent is gone, however that ended; then ends the last pid and deletes the folder. */
const GUARD = 'while read -r pid; do last=$pid; done; [ -n "$last" ] && kill -9 "$last" && sleep 0.2; rm -rf "$0"';

/** A temporary folder for one server. A run that is killed leaves neither the server nor the folder behind. */
export interface GuardedFolder {
  readonly folder: DataFolder;
  /** Which process to end with the run; undefined for none. */
  watch(pid: number | undefined): void;
  /** Deletes the folder; the server must have been stopped. */
  remove(): Promise<void>;
}

/** Makes such a folder. */
export function guardedFolder(): GuardedFolder {
  const folder = DataFolder.open(mkdtempSync(join(tmpdir(), 'muster-spec-')));
  const guard: ChildProcess = spawn('sh', ['-c', GUARD, folder.path], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const ended = new Promise((resolve) => guard.once('close', resolve).once('error', resolve));
  guard.unref();
  (guard.stdin as unknown as { unref(): void }).unref();
  guard.stdin?.on('error', () => {});
  return {
    folder,
    watch: (pid) => guard.stdin?.write(`${pid ?? ''}\n`),
    async remove() {
      guard.ref();
      guard.stdin?.end('\n');
      await ended;
      await rm(folder.path, { recursive: true, force: true });
    },
  };
}
