import type { Readable } from 'node:stream';
import { FILE_CHUNK_BYTES, MOST_FILE_BYTES, malformed, tooLarge } from '#contracts';

/** The largest file, as people read it. */
export const LIMIT = '10 MiB';

/**
 * A body in chunks of one size, of which only the last is smaller; one is in memory at a time, and no more is read from the
 * sender until it was taken. Throws `too-large`, and `malformed` when the sender is gone before the end.
 */
export async function* inChunks(body: Readable): AsyncGenerator<Buffer> {
  let pieces: Buffer[] = [];
  let waiting = 0;
  let size = 0;
  for await (const piece of toTheEnd(body)) {
    size += piece.length;
    if (size > MOST_FILE_BYTES) throw tooLarge({ limit: LIMIT });
    pieces.push(piece);
    waiting += piece.length;
    if (waiting < FILE_CHUNK_BYTES) continue;
    const all = Buffer.concat(pieces);
    const full = all.length - (all.length % FILE_CHUNK_BYTES);
    for (let at = 0; at < full; at += FILE_CHUNK_BYTES) yield all.subarray(at, at + FILE_CHUNK_BYTES);
    pieces = [all.subarray(full)];
    waiting = all.length - full;
  }
  if (waiting > 0) yield Buffer.concat(pieces);
}

async function* toTheEnd(body: Readable): AsyncGenerator<Buffer> {
  try {
    // Who is refused in the middle is to read why: the connection is not ended with the reading.
    yield* body.iterator({ destroyOnReturn: false });
  } catch {
    throw malformed({ reason: 'the body ends early' });
  }
}
