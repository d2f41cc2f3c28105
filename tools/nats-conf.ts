import { readFileSync, writeFileSync } from 'node:fs';
import { deployedNatsConfiguration } from '../apps/muster/src/deployment/nats-file.js';

// Writes the configuration of a bus in a container (`--write`), or says that it is not as in the code.
const FILE = 'deploy/nats.conf';
if (process.argv.includes('--write')) {
  writeFileSync(FILE, deployedNatsConfiguration());
} else if (readFileSync(FILE, 'utf8') !== deployedNatsConfiguration()) {
  console.error(`${FILE} is not as in the code: run \`npm run nats-conf\` and look at what it changes.`);
  process.exit(1);
}
