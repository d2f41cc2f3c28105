import { readFileSync } from 'node:fs';
import type { RecordExport } from '#contracts';
import { NotAnExport, readExport } from '../../../timeline/src/export/verify-export.js';

/** A file cannot be used; the message says which and why. */
export class FileRefused extends Error {}

/** The text of a file. Throws {@link FileRefused}. */
export function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new FileRefused(`${file} cannot be read: ${(error as NodeJS.ErrnoException).code}`);
  }
}

/** The export in a file. Throws {@link FileRefused}. */
export function exportIn(file: string): RecordExport {
  try {
    return readExport(textOf(file));
  } catch (error) {
    if (error instanceof NotAnExport) throw new FileRefused(`${file} is no export of a record: ${error.message}`);
    throw error;
  }
}
