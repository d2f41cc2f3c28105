import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { publishedDocuments } from '#contracts/documents';

// Writes the published contracts (`--write`), or says which of them are not as in the code.
const FOLDER = 'docs/contracts';
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
const documents = publishedDocuments(version);

const present = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
    : [];

if (process.argv.includes('--write')) {
  rmSync(FOLDER, { recursive: true, force: true });
  for (const [name, text] of documents) {
    mkdirSync(dirname(join(FOLDER, name)), { recursive: true });
    writeFileSync(join(FOLDER, name), text);
  }
} else {
  const wanted = new Map([...documents].map(([name, text]) => [join(FOLDER, name), text]));
  const drifted = [...wanted].filter(([path, text]) => !existsSync(path) || readFileSync(path, 'utf8') !== text);
  const left = present(FOLDER).filter((path) => !wanted.has(path));
  for (const path of [...drifted.map(([name]) => name), ...left]) console.error(`${path} is not as in the code`);
  if (drifted.length + left.length > 0) {
    console.error('Run `npm run contracts` and look at what it changes before you commit it.');
    process.exit(1);
  }
}
