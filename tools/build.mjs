// Compiles apps, libs, tests and tools into dist/ with swc. `--if-stale` does nothing when dist is newer than every source.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOTS = ['apps', 'libs', 'tests', 'tools'];
const STAMP = 'dist/.built';

function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), stat.mtimeMs);
}

const fresh =
  existsSync(STAMP) && [...ROOTS, 'package.json', '.swcrc'].every((path) => newest(path) < statSync(STAMP).mtimeMs);
if (process.argv.includes('--if-stale') && fresh) process.exit(0);

const startedAt = new Date();
rmSync('dist', { recursive: true, force: true });
mkdirSync('dist');
const swc = spawnSync(process.execPath, ['node_modules/@swc/cli/bin/swc.js', ...ROOTS, '-d', 'dist', '--quiet'], {
  stdio: ['ignore', 2, 2],
});
if (swc.status !== 0) process.exit(swc.status ?? 1);
writeFileSync(STAMP, startedAt.toISOString());
