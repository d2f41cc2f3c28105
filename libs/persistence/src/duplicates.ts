import type { mongo } from 'mongoose';

const DUPLICATE_KEY = 11_000;

/** Whether an error says that what was to be written under a unique value is there already. */
export const isDuplicate = (error: unknown): boolean => (error as { code?: unknown } | null)?.code === DUPLICATE_KEY;

/** Lets a bulk write pass whose only errors are that something was there already (which it tells); throws every other. */
export async function ignoringDuplicates(write: Promise<unknown>, onDuplicates?: () => void): Promise<void> {
  try {
    await write;
  } catch (error) {
    const writeErrors = [(error as mongo.MongoBulkWriteError).writeErrors ?? []].flat();
    if (writeErrors.length === 0 || !writeErrors.every(isDuplicate)) throw error;
    onDuplicates?.();
  }
}
