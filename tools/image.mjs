// Builds the image as the Dockerfile says and looks at what is in it, with buildah: no daemon is needed. The base image comes
// from a registry of images; so that a machine without one can do this too, a stand-in is made here: Debian by debootstrap,
// with this project's Node.js and an npm of the package registry. Everything stays in node_modules/.cache/muster/image.
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';

const FOLDER = resolve('node_modules/.cache/muster/image');
const ROOTFS = join(FOLDER, 'rootfs');
const STORE = ['--root', join(FOLDER, 'store'), '--runroot', join(FOLDER, 'run'), '--storage-driver', 'vfs'];
const BASE = `docker.io/library/${/^FROM (node:\S+)/m.exec(readFileSync('Dockerfile', 'utf8'))[1]}`;
const SERVICES = ['communications', 'gateway', 'incidents', 'problems', 'roles', 'status-page', 'timeline'];
const CERTIFICATES = '/etc/ssl/certs/ca-certificates.crt';

/** Runs a command to its end; gives its status and all it said. Throws when it must not fail and does. */
function run(command, args, { mayFail = false, cwd } = {}) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8', cwd });
  if (error) throw error;
  if (status !== 0 && !mayFail)
    throw new Error(`${command} ${args.join(' ')} ended with ${status}:\n${stdout}${stderr}`);
  return { status, said: `${stdout}${stderr}`, text: stdout.trim() };
}
const buildah = (args, options) => run('buildah', [...STORE, ...args], options);
const isHere = (command) => spawnSync(command, ['--version']).status === 0;

function makeRootfs() {
  rmSync(ROOTFS, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  run('debootstrap', ['--variant=minbase', '--include=ca-certificates', 'bookworm', ROOTFS]);
  cpSync('node_modules/node/bin/node', join(ROOTFS, 'usr/local/bin/node'), { dereference: true });
  const modules = join(ROOTFS, 'usr/local/lib/node_modules');
  mkdirSync(modules, { recursive: true });
  const [{ filename }] = JSON.parse(run('npm', ['pack', '--json', 'npm@11'], { cwd: FOLDER }).text);
  run('tar', ['-xzf', join(FOLDER, filename), '-C', modules, '--transform', 's,^package,npm,']);
  chmodSync(join(modules, 'npm/bin/npm-cli.js'), 0o755);
  symlinkSync('../lib/node_modules/npm/bin/npm-cli.js', join(ROOTFS, 'usr/local/bin/npm'));
  run('chroot', [ROOTFS, 'groupadd', '--gid', '1000', 'node']);
  run('chroot', [ROOTFS, 'useradd', '--uid', '1000', '--gid', 'node', '--create-home', 'node']);
  // A machine behind a proxy has certificates of its own.
  if (existsSync(CERTIFICATES)) cpSync(CERTIFICATES, join(ROOTFS, CERTIFICATES));
}

function makeBase() {
  if (buildah(['images', '--quiet', BASE], { mayFail: true }).text) return;
  makeRootfs();
  const container = buildah(['from', 'scratch']).text;
  buildah(['add', '--quiet', container, ROOTFS, '/']);
  const path = 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
  buildah(['config', '--env', path, '--env', `NODE_EXTRA_CA_CERTS=${CERTIFICATES}`, container]);
  buildah(['commit', '--quiet', container, BASE]);
  buildah(['rm', container]);
  rmSync(ROOTFS, { recursive: true });
}

/** What is wrong with the image, as it runs. */
function faultsOf(container) {
  const inside = (...command) =>
    buildah(['run', '--isolation', 'chroot', container, '--', ...command], { mayFail: true });
  const faults = [];
  if (inside('id', '-u').text !== '1000') faults.push('it does not run as the user 1000');
  if (inside('sh', '-c', 'touch mark').status === 0) faults.push('its user may write into it');
  const unwanted = inside(
    'sh',
    '-c',
    'ls -d .env dist/tests dist/tools node_modules/jest node_modules/typescript 2>/dev/null',
  );
  if (unwanted.text) faults.push(`it has what it does not need: ${unwanted.text}`);
  for (const service of SERVICES) {
    const { said } = inside('node', `dist/apps/${service}/main.js`);
    // All of the program is loaded by then.
    if (!said.includes('MUSTER_SERVICE_KEY: is missing')) faults.push(`${service} does not start in it: ${said}`);
  }
  return faults;
}

if (!isHere('buildah') || !isHere('debootstrap') || process.getuid?.() !== 0) {
  console.log('No buildah and debootstrap here, or not root: the image is not built.');
  process.exit(0);
}
makeBase();
buildah(['build', '--isolation', 'chroot', '--pull-never', '--format', 'docker', '--tag', 'muster', '.']);
const container = buildah(['from', '--pull-never', 'muster']).text;
const faults = faultsOf(container);
buildah(['rm', container]);
for (const fault of faults) console.error(`The image: ${fault}`);
process.exit(faults.length === 0 ? 0 : 1);
