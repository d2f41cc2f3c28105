import { chmodSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { findBinary, type Source } from './find-binary.js';
import { ServerNotFound } from './server-not-found.js';

const SOUGHT = { name: 'nats-server', atLeast: '2.12', variable: 'NATS_URL' };

let folder: string;
let cache: string;
const lines: string[] = [];
const log = (line: string) => lines.push(line);

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'muster-find-')));
  cache = join(folder, 'cache');
  lines.length = 0;
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A script that says it is that version. */
function fake(path: string, version: string): string {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `#!/bin/sh\necho "nats-server: v${version}"\n`);
  chmodSync(path, 0o755);
  return path;
}

const bringing = (version: string): Source => ({
  name: `a source of ${version}`,
  fetch: async (into) => fake(join(into, 'binary'), version),
});

const failing: Source = { name: 'a dead mirror', fetch: () => Promise.reject(new Error('answered 404')) };

describe('finding a binary', () => {
  it('takes the first one on PATH that is new enough', async () => {
    fake(join(folder, 'old/nats-server'), '2.9.10');
    const good = fake(join(folder, 'new/nats-server'), '2.12.0');
    const path = [join(folder, 'none'), join(folder, 'old'), join(folder, 'new')].join(delimiter);
    await expect(findBinary(SOUGHT, [failing], { cache, log, path })).resolves.toBe(good);
  });

  it('prefers the cache to a download, and PATH to both', async () => {
    const kept = fake(join(cache, 'nats-server'), '2.15.1');
    const path = join(folder, 'none');
    await expect(findBinary(SOUGHT, [failing], { cache, log, path })).resolves.toBe(kept);
    const own = fake(join(folder, 'bin/nats-server'), '2.14.0');
    await expect(findBinary(SOUGHT, [failing], { cache, log, path: join(folder, 'bin') })).resolves.toBe(own);
    expect(lines).toEqual([]);
  });

  it('goes on to the next source and keeps what it brings, with nothing beside it', async () => {
    const found = await findBinary(SOUGHT, [failing, bringing('2.15.1')], { cache, log, path: '' });
    expect(found).toBe(join(cache, 'nats-server'));
    expect(readdirSync(cache)).toEqual(['nats-server']);
    expect(lines.join()).toContain('a source of 2.15.1');
    await expect(findBinary(SOUGHT, [], { cache, log, path: '' })).resolves.toBe(found);
  });

  it('serves two starters at once', async () => {
    const search = { cache, log, path: '' };
    const both = await Promise.all([1, 2].map(() => findBinary(SOUGHT, [bringing('2.15.1')], search)));
    expect(new Set(both)).toEqual(new Set([join(cache, 'nats-server')]));
    expect(readdirSync(cache)).toEqual(['nats-server']);
  });

  it('does not keep what does not run here', async () => {
    const broken: Source = {
      name: 'a source for another system',
      async fetch(into) {
        writeFileSync(join(into, 'binary'), 'not a program for this machine');
        return join(into, 'binary');
      },
    };
    await expect(findBinary(SOUGHT, [broken], { cache, log, path: '' })).rejects.toThrow(ServerNotFound);
    expect(readdirSync(cache)).toEqual([]);
  });

  it('says what it tried, why each failed, and what to do', async () => {
    const old = fake(join(folder, 'old/nats-server'), '2.9.10');
    const error = await findBinary(SOUGHT, [failing], { cache, log, path: join(folder, 'old') }).catch((it) => it);
    expect(error).toBeInstanceOf(ServerNotFound);
    expect(error.message.split('\n')).toEqual([
      'nats-server was not found. Tried:',
      `  - ${old}: is 2.9.10, 2.12 or newer is needed`,
      `  - ${join(cache, 'nats-server')}: not there`,
      '  - a dead mirror: answered 404',
      'Put nats-server 2.12 or newer on PATH, or set NATS_URL to one that already runs.',
    ]);
  });
});
