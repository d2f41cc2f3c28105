import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pythonWheel } from './python-wheel.js';

const withPip = spawnSync('python3', ['-m', 'pip', '--version']).status === 0 ? describe : describe.skip;

withPip('a Python wheel', () => {
  const before = { ...process.env };
  let folder: string;
  let sha256: string;

  // pip finds packages in a folder as it does in an index
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'muster-wheel-'));
    const tree = join(folder, 'tree');
    mkdirSync(join(tree, 'demo_server-1.0.0.data/scripts'), { recursive: true });
    mkdirSync(join(tree, 'demo_server-1.0.0.dist-info'));
    writeFileSync(join(tree, 'demo_server-1.0.0.data/scripts/demo'), 'the binary');
    const info = join(tree, 'demo_server-1.0.0.dist-info');
    writeFileSync(join(info, 'METADATA'), 'Metadata-Version: 2.1\nName: demo-server\nVersion: 1.0.0\n');
    writeFileSync(join(info, 'WHEEL'), 'Wheel-Version: 1.0\nRoot-Is-Purelib: false\nTag: py3-none-any\n');
    writeFileSync(join(info, 'RECORD'), '');
    const wheel = join(folder, 'demo_server-1.0.0-py3-none-any.whl');
    const parts = ['demo_server-1.0.0.data', 'demo_server-1.0.0.dist-info'];
    execFileSync('python3', ['-m', 'zipfile', '-c', wheel, ...parts], { cwd: tree });
    sha256 = createHash('sha256').update(readFileSync(wheel)).digest('hex');
    Object.assign(process.env, { PIP_NO_INDEX: '1', PIP_FIND_LINKS: folder });
  });
  afterAll(() => {
    for (const name of ['PIP_NO_INDEX', 'PIP_FIND_LINKS']) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
    rmSync(folder, { recursive: true });
  });

  const fetchWith = (...digests: string[]) =>
    pythonWheel({ requirement: 'demo-server==1.0.0', sha256: digests, binary: /scripts\/demo$/ }).fetch(
      mkdtempSync(join(folder, 'into-')),
    );

  it('gives the binary in it when one of the pinned digests fits', async () => {
    expect(readFileSync(await fetchWith('0'.repeat(64), sha256), 'utf8')).toBe('the binary');
  });

  it('is refused with another digest', async () => {
    await expect(fetchWith('0'.repeat(64))).rejects.toThrow(/hash/i);
  });
});
