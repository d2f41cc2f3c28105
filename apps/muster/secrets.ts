import { basename, dirname, resolve } from 'node:path';
import { envFile, newSecrets } from './src/deployment/secrets.js';
import { DataFolder } from './src/servers/index.js';

/** Makes every secret of a deployment and writes them into one file that only its owner reads, unless that is there. */
const path = resolve(process.argv[2] ?? '.env');
const isWritten = DataFolder.open(dirname(path)).writeOnce(basename(path), envFile(await newSecrets()));
if (!isWritten) {
  console.error(
    `${path} is there already and stays as it is: whoever uses its passwords and keys would be locked out.\n` +
      'Move it away for new ones, or name another file: npm run -s secrets -- FILE',
  );
  process.exit(1);
}
console.log(
  `${path} has the passwords and keys of a new Muster, readable by its owner only. Keep a copy in a safe place.`,
);
