import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Postmortem, PostmortemRefused } from './postmortem.js';
import { readPostmortem } from './read-postmortem.js';

/** Bytes of a file at most: what is written of an incident is far less. */
const MOST_BYTES = 2_000_000;

/** The folder cannot be read; the message says why. */
export class FolderRefused extends Error {}

/** A file of the folder, and what is in it. */
export type Read = { readonly file: string } & (
  | { readonly postmortem: Postmortem }
  | { readonly refused: PostmortemRefused }
);

/** The postmortems of a folder, one after the other by name, each read when it is asked for. Throws {@link FolderRefused}. */
export function* readFolder(folder: string, now: Date): Generator<Read> {
  const files = namesIn(folder).filter((name) => name.endsWith('.md') && name.toLowerCase() !== 'readme.md');
  if (files.length === 0) throw new FolderRefused(`${folder}: has no files *.md`);
  const known = new Map<string, string>();
  for (const file of files.toSorted()) {
    const read = readOne(join(folder, file), file, now);
    const twin = 'postmortem' in read ? known.get(read.postmortem.uuid) : undefined;
    if (twin !== undefined) {
      yield { file, refused: new PostmortemRefused([{ line: 1, reason: `has the same uuid as ${twin}` }]) };
      continue;
    }
    if ('postmortem' in read) known.set(read.postmortem.uuid, file);
    yield read;
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    throw new FolderRefused(`${folder}: cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
}

function readOne(path: string, file: string, now: Date): Read {
  try {
    const { size } = statSync(path);
    if (size > MOST_BYTES) throw new PostmortemRefused([{ line: 1, reason: `has more than ${MOST_BYTES} bytes` }]);
    return { file, postmortem: readPostmortem(readFileSync(path, 'utf8'), now) };
  } catch (error) {
    if (error instanceof PostmortemRefused) return { file, refused: error };
    const reason = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
    return { file, refused: new PostmortemRefused([{ line: 1, reason: `cannot be read (${reason})` }]) };
  }
}
