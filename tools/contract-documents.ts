import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { breakingChanges, eventSchemas, isEventType, type JsonSchema, publishedDocuments } from '#contracts/documents';

// Writes the published contracts (`--write`), or says which of them are not as in the code. What would break a published
// event is refused either way: what lies in the folder is what was published.
const FOLDER = 'docs/contracts';
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
const documents = publishedDocuments(version);

const present = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
    : [];

const publishedEvents = (): ReadonlyMap<string, JsonSchema> =>
  new Map(
    present(join(FOLDER, 'schemas'))
      .map((path): [string, string] => [basename(path, '.json'), path])
      .filter(([name]) => isEventType(name))
      .map(([name, path]) => [name, JSON.parse(readFileSync(path, 'utf8')) as JsonSchema]),
  );

function write(): void {
  rmSync(FOLDER, { recursive: true, force: true });
  for (const [name, text] of documents) {
    mkdirSync(dirname(join(FOLDER, name)), { recursive: true });
    writeFileSync(join(FOLDER, name), text);
  }
}

/** Says what is not as in the code; whether everything is. */
function check(): boolean {
  const wanted = new Map([...documents].map(([name, text]) => [join(FOLDER, name), text]));
  const drifted = [...wanted].filter(([path, text]) => !existsSync(path) || readFileSync(path, 'utf8') !== text);
  const left = present(FOLDER).filter((path) => !wanted.has(path));
  const all = [...drifted.map(([path]) => path), ...left];
  for (const path of all) console.error(`${path} is not as in the code`);
  if (all.length > 0) console.error('Run `npm run contracts` and look at what it changes before you commit it.');
  return all.length === 0;
}

const broken = breakingChanges(publishedEvents(), eventSchemas());
if (broken.length > 0) {
  for (const sentence of broken) console.error(sentence);
  console.error(
    `Nothing was written. An event that nobody outside has seen yet: delete its file in ${FOLDER}/schemas.`,
  );
  process.exitCode = 1;
} else if (process.argv.includes('--write')) {
  write();
} else if (!check()) {
  process.exitCode = 1;
}
