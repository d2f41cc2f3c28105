import { sep } from 'node:path';
import type { DataFolder } from './data-folder.js';
import type { Log } from './log.js';
import { commandLineOf, endProcess, isAlive } from './processes.js';
import type { RunRecord } from './run-record.js';

/** Files in which the servers themselves note their pid, for one that its parent had no time to note. */
const PID_FILES = { nats: 'nats/nats.pid', mongod: 'mongod/data/mongod.lock' };

/**
 * Ends the servers that a killed Muster left running on the folder and waits until they are gone. A process is known as ours by
 * its command line, which names the folder: a stranger that was given an old pid is left alone.
 */
export async function endOrphans(folder: DataFolder, record: RunRecord, log: Log): Promise<void> {
  const noted = [record.natsPid, record.mongoPid, ...Object.values(PID_FILES).map((file) => Number(folder.read(file)))];
  const pids = new Set(noted.filter((pid): pid is number => Number.isInteger(pid) && Number(pid) > 0));
  const orphans = [...pids].filter((pid) => isAlive(pid) && isOurs(pid, folder));
  await Promise.all(
    orphans.map(async (pid) => {
      log(`ending process ${pid}, which an earlier run left behind`);
      await endProcess(pid);
    }),
  );
}

function isOurs(pid: number, folder: DataFolder): boolean {
  return pid !== process.pid && commandLineOf(pid).includes(folder.path + sep);
}
