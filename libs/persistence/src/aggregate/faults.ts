import { mongo } from 'mongoose';
import { outcomeUnknown, unavailable } from '#contracts';
import { isDuplicate } from '../duplicates.js';

/** Longer than the driver takes to find a server, and shorter than a caller waits for us. */
const PATIENCE_MS = 4_000;

/** The database took a request and said nothing more. */
class Hangs extends Error {}

/** Whether the database is to blame; a duplicate key is an answer. */
const failed = (error: unknown): boolean =>
  error instanceof Hangs || (error instanceof mongo.MongoError && !isDuplicate(error));

/** What a failed read means to the caller: nothing was done. What is no fault of the database passes as it is. */
export function readFault(error: unknown): unknown {
  return failed(error) ? unavailable({ missing: 'MongoDB' }) : error;
}

/**
 * What a failed write means to the caller. The driver repeats a write by itself, and when the repeat finds no server it
 * says only that: so whatever it says, the first one may have arrived.
 */
export function writeFault(error: unknown): unknown {
  return failed(error) ? outcomeUnknown({}) : error;
}

/** Reads for somebody who waits; throws `unavailable` when the database is away or hangs. */
export async function reading<Result>(read: Promise<Result>): Promise<Result> {
  try {
    return await inTime(read);
  } catch (error) {
    throw readFault(error);
  }
}

/** Writes for somebody who waits, what can be written again; throws `outcome-unknown` when the database is away or hangs. */
export async function writing<Result>(write: Promise<Result>): Promise<Result> {
  try {
    return await inTime(write);
  } catch (error) {
    throw writeFault(error);
  }
}

/** Gives up on a database that hangs. The driver does not (its `timeoutMS` does nothing since 7.8). */
export async function inTime<Result>(work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Hangs()), PATIENCE_MS);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
