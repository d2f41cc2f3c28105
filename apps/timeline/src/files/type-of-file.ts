import { fileTypeFromBuffer } from 'file-type';
import { fileTypeRefused } from '#contracts';
import type { PlainText } from './plain-text.js';

/** Signatures stand at the beginning; more is not looked at, whatever a header says of its size. */
export const HEAD_BYTES = 65_536;

const TEXT = 'text/plain; charset=utf-8';
const PDF = 'application/pdf';

/** The kinds that are taken beside text, by what the bytes are found to be: a PNG that moves is a PNG. */
const TAKEN: Readonly<Record<string, string>> = {
  'image/png': 'image/png',
  'image/apng': 'image/png',
  'image/jpeg': 'image/jpeg',
  'image/gif': 'image/gif',
  'image/webp': 'image/webp',
  [PDF]: PDF,
};

async function found(head: Uint8Array): Promise<string | undefined> {
  try {
    return (await fileTypeFromBuffer(head))?.mime;
  } catch {
    // A header that contradicts itself is of no kind.
    return undefined;
  }
}

/**
 * What a file is, by its bytes and never by its name. Text comes first, for many a signature is letters that a log may
 * begin with; only a PDF can be text throughout and yet more than that. Throws `file-type-refused`.
 */
export async function typeOfFile(head: Uint8Array, text: ReturnType<PlainText['end']>): Promise<string> {
  if (text === undefined) return Buffer.from(head.subarray(0, 5)).toString('latin1') === '%PDF-' ? PDF : TEXT;
  const mime = await found(head);
  const type = mime && TAKEN[mime];
  if (!type) throw fileTypeRefused({ found: mime ?? (text === 'control-characters' ? text : 'unknown') });
  return type;
}
