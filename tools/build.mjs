// Compiles apps, libs, tests and tools into dist/ with swc.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// An image is built without the tests.
const ROOTS = ['apps', 'libs', 'tests', 'tools'].filter((root) => existsSync(root));
const STAMP = 'dist/.built';

function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), stat.mtimeMs);
}

/** Compiles everything anew; ends the process when that fails. */
export function build() {
  const startedAt = new Date();
  rmSync('dist', { recursive: true, force: true });
  mkdirSync('dist');
  const swc = ['node_modules/@swc/cli/bin/swc.js', ...ROOTS, '-d', 'dist', '--quiet'];
  const { status } = spawnSync(process.execPath, swc, { stdio: ['ignore', 2, 2] });
  if (status !== 0) process.exit(status ?? 1);
  writeFileSync(STAMP, startedAt.toISOString());
}

/** Compiles when a source is newer than what was compiled last. */
export function buildIfStale() {
  const sources = [...ROOTS, 'package.json', '.swcrc'];
  const fresh = existsSync(STAMP) && sources.every((path) => newest(path) < statSync(STAMP).mtimeMs);
  if (!fresh) build();
}

if (import.meta.filename === process.argv[1]) build();
