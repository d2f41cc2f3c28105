import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { openPromise } from 'yauzl';

/** Writes the archive's first file whose name fits to `target`; throws when none does or the archive is damaged. */
export async function unzipOne(archive: string, fits: RegExp, target: string): Promise<void> {
  const zip = await openPromise(archive, { autoClose: false });
  try {
    for await (const entry of zip.eachEntry()) {
      if (!fits.test(entry.fileName)) continue;
      await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(target, { flags: 'wx' }));
      return;
    }
  } finally {
    zip.close();
  }
  throw new Error(`nothing in the archive fits ${fits}`);
}
