import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** By how much the heap may grow before it is cleared. */
const GROWS_BY_PERCENT = 20;
/** How often it is cleared in any case. */
const CLEARED_EVERY_MS = 2_000;

/**
 * Keeps the heap of this process near what is alive in it, from here on: a worker leaves much behind with each message, and
 * would let it grow to several times that. These are flags of V8 (`node --v8-options`), set from within so that a worker needs
 * none on its command line.
 */
export function keepHeapSmall(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWS_BY_PERCENT}`);
  setFlagsFromString('--expose-gc');
  const clear = runInNewContext('gc') as () => void;
  // The first clearing decides from when on the next are due.
  clear();
  setInterval(clear, CLEARED_EVERY_MS).unref();
}
