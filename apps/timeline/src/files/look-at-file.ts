import { createHash } from 'node:crypto';
import type { FileReference } from '#contracts';
import { fileDiffers, fileEmpty, fileUnfinished } from '#contracts';
import { PlainText } from './plain-text.js';
import { HEAD_BYTES, typeOfFile } from './type-of-file.js';

/** What a file must be for it to be the one that was sent. */
export interface Announced {
  readonly size: number | undefined;
  readonly sha256: string;
}

/**
 * Looks at the chunks of a file, one in memory at a time: gives its kind, size and digest. Throws `file-empty`,
 * `file-unfinished`, `file-differs` and `file-type-refused`.
 */
export async function lookAtFile(
  chunks: AsyncIterable<Uint8Array>,
  announced: Announced,
): Promise<Pick<FileReference, 'type' | 'size' | 'sha256'>> {
  const hash = createHash('sha256');
  const text = new PlainText();
  let head: Uint8Array | undefined;
  let size = 0;
  for await (const chunk of chunks) {
    head ??= chunk.subarray(0, HEAD_BYTES);
    size += chunk.length;
    hash.update(chunk);
    text.take(chunk);
  }
  if (announced.size !== undefined && size < announced.size) {
    throw fileUnfinished({ received: size, size: announced.size });
  }
  if (!head) throw fileEmpty({});
  const sha256 = hash.digest('hex');
  if (sha256 !== announced.sha256) throw fileDiffers({ sha256 });
  return { type: await typeOfFile(head, text.end()), size, sha256 };
}
