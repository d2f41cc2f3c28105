import { setTimeout as sleep } from 'node:timers/promises';
import { HttpRefused } from '#contracts/client';

const LONGEST_MS = 20_000;

/**
 * Tries until there is an answer: after 503, 504 and a connection that broke it waits as told and tries again. Only for
 * what may be repeated: reads, and commands with an idempotency key. Throws the last failure after 20 s, and every other at once.
 */
export async function patiently<Result>(attempt: () => Promise<Result>, longestMs = LONGEST_MS): Promise<Result> {
  const deadline = Date.now() + longestMs;
  while (true) {
    try {
      return await attempt();
    } catch (error) {
      const waitMs = waitAfter(error);
      if (waitMs === undefined || Date.now() + waitMs > deadline) throw error;
      await sleep(waitMs);
    }
  }
}

/** Milliseconds after which trying again makes sense; undefined when it never does. */
function waitAfter(error: unknown): number | undefined {
  if (error instanceof HttpRefused) {
    return error.status === 503 || error.status === 504 ? (error.retryAfter ?? 1) * 1_000 : undefined;
  }
  return isUnreachable(error) ? 500 : undefined;
}

/** Whether nobody answered at all: `fetch` says so with a TypeError whose cause is the socket's own error. */
export const isUnreachable = (error: unknown): boolean =>
  (error as Error | undefined)?.name === 'TypeError' && (error as Error).cause !== undefined;

const AGAIN_MS = 100;

/** Asks again until the answer fits; after 10 s the last answer is given as it is. */
export async function eventually<Result>(
  ask: () => Promise<Result>,
  fits: (result: Result) => boolean,
): Promise<Result> {
  for (let tries = 0; ; tries += 1) {
    const result = await ask();
    if (fits(result) || tries * AGAIN_MS >= LONGEST_MS / 2) return result;
    await sleep(AGAIN_MS);
  }
}
