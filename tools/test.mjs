// The whole of `npm test`, in the order in which a fault is cheapest to find. `--full` is `npm run prove`: the same suites
// at full size. Ends with a line `N passed, N failed`.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const full = process.argv.includes('--full');
const bin = (name) => join('node_modules', '.bin', name);
let passed = 0;
let failed = 0;

function run(title, command, args, env = {}) {
  const startedAt = performance.now();
  const { status } = spawnSync(command, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${title} (${seconds} s)`);
  return status === 0;
}

function check(title, command, args, env) {
  if (run(title, command, args, env)) passed += 1;
  else failed += 1;
}

check('format and lint', bin('biome'), ['ci', '--error-on-warnings', '.']);
check('types', process.execPath, ['node_modules/ts7/bin/tsc', '--noEmit', '-p', '.']);
check('layers', bin('depcruise'), ['apps', 'libs', 'tests', 'tools', '--config', '.dependency-cruiser.mjs']);
check('build', process.execPath, ['tools/build.mjs']);
check('published contracts as in the code', process.execPath, ['dist/tools/contract-documents.js']);
check('deploy/nats.conf as in the code', process.execPath, ['dist/tools/nats-conf.js']);
check('docs/duties.md as in the code', process.execPath, ['dist/tools/duties.js']);
check('docker-compose.yml and Dockerfile', process.execPath, ['tools/deployment-files.mjs']);
if (full) check('the image', process.execPath, ['tools/image.mjs']);

const results = mkdtempSync(join(tmpdir(), 'muster-test-'));

function specs(title, args) {
  const report = join(results, 'report.json');
  rmSync(report, { force: true });
  run(title, process.execPath, ['node_modules/jest/bin/jest.js', '--json', `--outputFile=${report}`, ...args], {
    NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning',
    ...(full && { PROVE: '1' }),
  });
  try {
    const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, numTotalTests } = JSON.parse(
      readFileSync(report, 'utf8'),
    );
    passed += numPassedTests;
    failed += numFailedTests + numRuntimeErrorTestSuites + (numTotalTests === 0 ? 1 : 0);
  } catch {
    failed += 1;
  }
}

specs('specs and journeys', ['^(?!(.*/)?tests/faults/)']);
// What happens when processes are killed is told by times: nothing else runs beside it.
specs('faults', ['/tests/faults/', '--runInBand']);
rmSync(results, { recursive: true, force: true });

console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
