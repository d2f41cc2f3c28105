import { renameSync, rmSync } from 'node:fs';
import type { DataFolder } from './data-folder.js';
import type { Log } from './log.js';
import { endOrphans } from './orphans.js';
import { beginningOf, isAlive } from './processes.js';
import { RUN_FILE, type RunChanges, type RunRecord } from './run-record.js';

/** Another Muster runs on the data folder. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse';

  /** Who runs there. */
  readonly holder: RunRecord;

  constructor(folder: string, holder: RunRecord) {
    const where = holder.address ? ` at ${holder.address}` : '';
    super(
      `Muster already runs on ${folder}: process ${holder.pid}${where}, since ${holder.startedAt}. Stop it or use another folder.`,
    );
    this.holder = holder;
  }
}

/** The right to run on a data folder, and the record that tells others so. */
export interface Claim {
  /** What the record says now. */
  readonly record: RunRecord;
  /** Writes the changes into the record. */
  update(changes: RunChanges): void;
  /** Gives the folder up; the servers must have been stopped. Harmless when repeated. */
  release(): void;
}

/**
 * Claims the folder for this process. What a predecessor that was killed left running on it is ended first.
 * @throws {FolderInUse} when another Muster runs on it
 */
export async function claim(folder: DataFolder, log: Log): Promise<Claim> {
  const leftBehind = removeStale(folder);
  // the predecessor's pids stay in the record until they are gone: we may be killed on the way as well
  let record: RunRecord = {
    pid: process.pid,
    beginning: beginningOf(process.pid) ?? '',
    startedAt: new Date().toISOString(),
    natsPid: leftBehind?.natsPid,
    mongoPid: leftBehind?.mongoPid,
  };
  // somebody was quicker: look again, to name them
  if (!folder.writeOnce(RUN_FILE, JSON.stringify(record))) return claim(folder, log);
  let held = true;
  const update = (changes: RunChanges) => {
    record = { ...record, ...changes };
    if (held) folder.writeJson(RUN_FILE, record);
  };
  await endOrphans(folder, record, log);
  update({ natsPid: undefined, mongoPid: undefined });
  return {
    get record() {
      return record;
    },
    update,
    release() {
      if (held) rmSync(folder.at(RUN_FILE), { force: true });
      held = false;
    },
  };
}

/** Who runs on the folder now, for a command beside it; undefined when nobody does. */
export function runningOn(folder: DataFolder): RunRecord | undefined {
  const holder = holderOf(folder);
  return holder && isAlive(holder.pid) && beginningOf(holder.pid) === holder.beginning ? holder : undefined;
}

function holderOf(folder: DataFolder): RunRecord | undefined {
  return folder.readJson<RunRecord>(RUN_FILE);
}

/** Takes a dead process's record away and returns it; of two who try, one finds it gone and the other's claim in its place. */
function removeStale(folder: DataFolder): RunRecord | undefined {
  const holder = holderOf(folder);
  if (!holder) return undefined;
  if (runningOn(folder)) throw new FolderInUse(folder.path, holder);
  const aside = `${RUN_FILE}.${process.pid}.stale`;
  try {
    renameSync(folder.at(RUN_FILE), folder.at(aside));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return undefined;
  }
  const moved = folder.read(aside)!;
  rmSync(folder.at(aside));
  const taken = JSON.parse(moved) as RunRecord;
  if (taken.pid === holder.pid && taken.startedAt === holder.startedAt) return holder;
  // between our look and our move somebody else took the folder: put the claim back
  folder.writeOnce(RUN_FILE, moved);
  throw new FolderInUse(folder.path, taken);
}
