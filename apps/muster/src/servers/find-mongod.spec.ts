import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mongodArchive } from './find-mongod.js';

let folder: string;
let server: Server;
let md5: string;
const print = console.log;

beforeAll(async () => {
  // the helper prints its progress
  console.log = () => {};
  folder = mkdtempSync(join(tmpdir(), 'muster-mirror-'));
  mkdirSync(join(folder, 'mongodb/bin'), { recursive: true });
  writeFileSync(join(folder, 'mongodb/bin/mongod'), '#!/bin/sh\necho db version v8.2.6\n');
  chmodSync(join(folder, 'mongodb/bin/mongod'), 0o755);
  execFileSync('tar', ['-czf', join(folder, 'archive'), '-C', folder, 'mongodb']);
  server = createServer((request, response) => {
    response.end(request.url!.endsWith('.md5') ? `${md5}  archive\n` : readFileSync(join(folder, 'archive')));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  process.env.MONGOMS_USE_HTTP = '1';
  process.env.MONGOMS_DOWNLOAD_MIRROR = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  console.log = print;
  delete process.env.MONGOMS_USE_HTTP;
  delete process.env.MONGOMS_DOWNLOAD_MIRROR;
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
  rmSync(folder, { recursive: true });
});

const fetchIt = () => mongodArchive.fetch(mkdtempSync(join(folder, 'into-')));

describe("MongoDB's own archive", () => {
  it('is refused when it does not have the published digest', async () => {
    md5 = '0'.repeat(32);
    await expect(fetchIt()).rejects.toThrow(/MD5/i);
  });

  it('gives mongod when it has', async () => {
    md5 = createHash('md5')
      .update(readFileSync(join(folder, 'archive')))
      .digest('hex');
    expect(readFileSync(await fetchIt(), 'utf8')).toContain('v8.2.6');
  });
});
