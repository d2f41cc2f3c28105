import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { delimiter, join, resolve } from 'node:path';
import { isAtLeast, versionOf } from './binary-version.js';
import { type Log, reasonOf } from './log.js';
import { ServerNotFound, type Sought } from './server-not-found.js';

/** One pinned and digest-checked way to get a binary that is not on this machine yet. */
export interface Source {
  /** Named in the log and in the error. */
  readonly name: string;
  /** Puts the binary somewhere below `folder` and returns its path; throws with the reason when it cannot. */
  fetch(folder: string): Promise<string>;
}

/** Where to look and where to keep. */
export interface Search {
  /** Folder that keeps what was downloaded. */
  readonly cache: string;
  readonly log: Log;
  /** Folders to look in, as in the environment variable PATH, which is the default. */
  readonly path?: string | undefined;
}

/**
 * The path of a binary that runs here and is new enough: from PATH, else from the cache, else from the first source that works.
 * @throws {ServerNotFound} when there is none
 */
export async function findBinary(sought: Sought, sources: readonly Source[], search: Search): Promise<string> {
  const tried: string[] = [];
  const file = process.platform === 'win32' ? `${sought.name}.exe` : sought.name;
  for (const folder of (search.path ?? process.env.PATH ?? '').split(delimiter)) {
    const candidate = join(folder, file);
    if (folder === '' || !existsSync(candidate)) continue;
    if (await suits(candidate, sought, tried)) return candidate;
  }
  if (tried.length === 0) tried.push(`PATH: no ${file} there`);

  const kept = resolve(search.cache, file);
  if (!existsSync(kept)) tried.push(`${kept}: not there`);
  else if (await suits(kept, sought, tried)) return kept;

  for (const source of sources) {
    search.log(`${sought.name} is not on this machine: getting ${source.name}`);
    if (await keep(source, kept, sought, tried)) return kept;
  }
  throw new ServerNotFound(sought, tried);
}

async function suits(binary: string, sought: Sought, tried: string[]): Promise<boolean> {
  try {
    const version = await versionOf(binary);
    if (isAtLeast(version, sought.atLeast)) return true;
    tried.push(`${binary}: is ${version}, ${sought.atLeast} or newer is needed`);
  } catch (error) {
    tried.push(`${binary}: ${reasonOf(error)}`);
  }
  return false;
}

/** Fetches beside the cached file and moves it there when it is known to run: two starters at once do no harm. */
async function keep(source: Source, kept: string, sought: Sought, tried: string[]): Promise<boolean> {
  let folder: string | undefined;
  try {
    await mkdir(resolve(kept, '..'), { recursive: true });
    folder = await mkdtemp(`${kept}-`);
    const fetched = await source.fetch(folder);
    await chmod(fetched, 0o755);
    if (!(await suits(fetched, sought, tried))) return false;
    await rename(fetched, kept);
    return true;
  } catch (error) {
    tried.push(`${source.name}: ${reasonOf(error)}`);
    return false;
  } finally {
    if (folder) await rm(folder, { recursive: true, force: true });
  }
}
