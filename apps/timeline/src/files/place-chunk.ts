import { chunkAfterLast, chunkOutOfOrder, FILE_CHUNK_BYTES, MOST_FILE_BYTES, tooLarge } from '#contracts';

/** Refuses to begin a file that cannot be finished. Throws `too-large`. */
export function mustFit(size: number | undefined): void {
  if (size !== undefined && size > MOST_FILE_BYTES) throw tooLarge({ limit: '10 MiB' });
}

/**
 * Where a file ends with this chunk, in bytes. All chunks before it must be there and full, so looking at the one before is
 * enough; `before` is the size of that, undefined where it is missing. Throws `too-large`, `chunk-out-of-order` and
 * `chunk-after-last`.
 */
export function placeChunk(
  { number, size }: { readonly number: number; readonly size: number },
  before: number | undefined,
  announced: number | undefined,
): number {
  const end = number * FILE_CHUNK_BYTES + size;
  mustFit(end);
  if (announced !== undefined && end > announced) throw tooLarge({ limit: `${announced} bytes` });
  if (number > 0 && before === undefined) throw chunkOutOfOrder({ number });
  if (number > 0 && before !== FILE_CHUNK_BYTES) throw chunkAfterLast({ number, bytes: FILE_CHUNK_BYTES });
  return end;
}
