import type { mongo } from 'mongoose';

const DUPLICATE_KEY = 11_000;

/** Lets a bulk write pass whose only errors are that something was there already (which it tells); throws every other. */
export async function ignoringDuplicates(write: Promise<unknown>, onDuplicates?: () => void): Promise<void> {
  try {
    await write;
  } catch (error) {
    const writeErrors = [(error as mongo.MongoBulkWriteError).writeErrors ?? []].flat();
    if (writeErrors.length === 0 || writeErrors.some(({ code }) => code !== DUPLICATE_KEY)) throw error;
    onDuplicates?.();
  }
}
