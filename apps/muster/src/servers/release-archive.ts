import { execFile } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { sha256Of } from './digest.js';
import type { Source } from './find-binary.js';
import { unzipOne } from './unzip.js';

const run = promisify(execFile);

/** A publisher's release: archives beside a list of their digests. */
export interface Release {
  /** Where the archives and `SHA256SUMS` lie, without a slash at the end. */
  readonly from: string;
  /** The archive for this machine: `.tar.gz` or `.zip`. */
  readonly archive: string;
  /** The binary's file name, in whatever folder of the archive. */
  readonly binary: string;
}

/** Gets the binary out of the publisher's archive, once its SHA-256 is the one that the publisher lists. */
export function releaseArchive({ from, archive, binary }: Release): Source {
  return {
    name: `${from}/${archive}`,
    async fetch(folder) {
      const sums = await (await get(`${from}/SHA256SUMS`)).text();
      const listed = sums.split('\n').map((line) => line.trim().split(/\s+\*?/));
      const expected = listed.find(([, name]) => name === archive)?.[0];
      if (!expected) throw new Error(`SHA256SUMS does not list ${archive}`);

      const path = join(folder, archive);
      const { body } = await get(`${from}/${archive}`);
      await pipeline(Readable.fromWeb(body as never), createWriteStream(path));
      const actual = await sha256Of(path);
      if (actual !== expected.toLowerCase()) throw new Error(`wrong digest: ${actual}, listed is ${expected}`);
      return unpack(path, folder, binary);
    },
  };
}

async function get(url: string): Promise<Response> {
  const response = await fetch(url, { signal: AbortSignal.timeout(600_000) });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response;
}

async function unpack(archive: string, folder: string, binary: string): Promise<string> {
  if (archive.endsWith('.zip')) {
    const target = join(folder, 'binary');
    await unzipOne(archive, new RegExp(`(^|/)${binary.replaceAll('.', '\\.')}$`), target);
    return target;
  }
  await run('tar', ['-xzf', archive, '-C', folder]);
  const inside = (await readdir(folder, { recursive: true })).find((name) => name.split('/').at(-1) === binary);
  if (!inside) throw new Error(`${binary} is not in the archive`);
  return join(folder, inside);
}
