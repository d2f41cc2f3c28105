import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataFolder } from './data-folder.js';

let parent: string;
let folder: DataFolder;
const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'muster-data-'));
  folder = DataFolder.open(join(parent, 'deep/data'));
});
afterEach(() => rmSync(parent, { recursive: true }));

describe('the data folder', () => {
  it('is for its owner only, and so is what lies in it', () => {
    folder.write('a/b.conf', 'text');
    folder.writeJson('c.json', { d: 1 });
    folder.secret('token-key');
    expect(['.', 'a', 'secrets'].map((name) => mode(folder.at(name)))).toEqual(['700', '700', '700']);
    const files = ['a/b.conf', 'c.json', 'secrets/token-key'];
    expect(files.map((name) => mode(folder.at(name)))).toEqual(['600', '600', '600']);
  });

  it('replaces a file in one step and leaves no draft', () => {
    folder.write('file', 'old and long');
    folder.write('file', 'new');
    expect(readFileSync(folder.at('file'), 'utf8')).toBe('new');
    expect(readdirSync(folder.path)).toEqual(['file']);
  });

  it('keeps a secret of 32 bytes for whoever asks, in another process too', () => {
    const secret = folder.secret('one');
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
    expect(DataFolder.open(folder.path).secret('one')).toBe(secret);
    expect(folder.secret('other')).not.toBe(secret);
  });

  it('lets the first of two writers win where both must agree', () => {
    expect(folder.writeOnce('once', 'first')).toBe(true);
    expect(folder.writeOnce('once', 'second')).toBe(false);
    expect(folder.read('once')).toBe('first');
    expect(readdirSync(folder.path)).toEqual(['once']);
  });

  it('reads back JSON, and undefined where nothing is', () => {
    folder.writeJson('known.json', { port: 4222 });
    expect(folder.readJson('known.json')).toEqual({ port: 4222 });
    expect(folder.readJson('unknown.json')).toBeUndefined();
  });

  it('is one folder under all of its names', () => {
    symlinkSync(folder.path, join(parent, 'link'));
    expect(DataFolder.open(join(parent, 'link')).path).toBe(folder.path);
  });
});
