import type { Answer } from './api.js';

const PATIENCE_MS = 30_000;

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** As a client does that retries as told: the same request again, until the answer is no longer "try again". */
export async function patiently(send: () => Promise<Answer>): Promise<Answer> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      const answer = await send();
      if (answer.status < 500 || Date.now() > deadline) return answer;
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
    await wait(100);
  }
}

/** Waits until something holds, at most that long; whether it does is for the test to say. */
export async function until(condition: () => boolean, withinMs: number): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!condition() && Date.now() < deadline) await wait(10);
}

/** Looks again until what is seen is good, or for half a minute; gives what was seen last. */
export async function eventually<T>(look: () => Promise<T>, good: (value: T) => boolean): Promise<T> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const value = await look();
    if (good(value) || Date.now() > deadline) return value;
    await wait(100);
  }
}
