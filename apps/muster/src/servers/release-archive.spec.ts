import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { releaseArchive } from './release-archive.js';

const ARCHIVE = 'demo-linux.tar.gz';

let folder: string;
let from: string;
let server: Server;
const served = new Map<string, string | Buffer>();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'muster-release-'));
  mkdirSync(join(folder, 'demo-linux'));
  writeFileSync(join(folder, 'demo-linux/demo'), '#!/bin/sh\necho demo: v1.2.3\n');
  chmodSync(join(folder, 'demo-linux/demo'), 0o755);
  execFileSync('tar', ['-czf', join(folder, ARCHIVE), '-C', folder, 'demo-linux']);
  server = createServer((request, response) => {
    const body = served.get(request.url!);
    response.writeHead(body ? 200 : 404).end(body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  from = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
  rmSync(folder, { recursive: true });
});

function publish(sums: string): void {
  served.clear();
  served.set('/SHA256SUMS', sums);
  served.set(`/${ARCHIVE}`, readFileSync(join(folder, ARCHIVE)));
}

const digest = () =>
  createHash('sha256')
    .update(readFileSync(join(folder, ARCHIVE)))
    .digest('hex');

function fetchIt(): Promise<string> {
  return releaseArchive({ from, archive: ARCHIVE, binary: 'demo' }).fetch(mkdtempSync(join(folder, 'into-')));
}

describe("a publisher's release", () => {
  it('gives the binary when the archive has the listed digest', async () => {
    publish(`${'0'.repeat(64)}  another.tar.gz\n${digest()}  ${ARCHIVE}\n`);
    expect(readFileSync(await fetchIt(), 'utf8')).toContain('demo: v1.2.3');
  });

  it('refuses an archive with another digest', async () => {
    publish(`${'0'.repeat(64)}  ${ARCHIVE}\n`);
    await expect(fetchIt()).rejects.toThrow(`wrong digest: ${digest()}`);
  });

  it('refuses an archive that is not listed', async () => {
    publish(`${digest()}  another.tar.gz\n`);
    await expect(fetchIt()).rejects.toThrow(`SHA256SUMS does not list ${ARCHIVE}`);
  });

  it('names the address that is not there', async () => {
    served.clear();
    await expect(fetchIt()).rejects.toThrow(`${from}/SHA256SUMS answered 404`);
    served.set('/SHA256SUMS', `${digest()}  ${ARCHIVE}\n`);
    await expect(fetchIt()).rejects.toThrow(`${from}/${ARCHIVE} answered 404`);
  });
});
