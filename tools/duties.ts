import { readFileSync, writeFileSync } from 'node:fs';
import { dutiesDocument } from '../apps/roles/src/catalogue/duties-document.js';

// Writes the document of roles and duties (`--write`), or says that it is not as in the code.
const FILE = 'docs/duties.md';
if (process.argv.includes('--write')) {
  writeFileSync(FILE, dutiesDocument());
} else if (readFileSync(FILE, 'utf8') !== dutiesDocument()) {
  console.error(`${FILE} is not as in the code: run \`npm run duties\` and look at what it changes.`);
  process.exit(1);
}
