import type { mongo } from 'mongoose';
import { DURABLE } from './aggregate/stored-aggregate.js';
import { ignoringDuplicates } from './duplicates.js';

/** A document to be kept: `filter` names it by its id and fits only what is older. */
export interface Newer {
  readonly filter: object;
  readonly update: object;
}

/**
 * Keeps each of these documents unless a newer one is there, in one bulk write; of any number of writers the newest wins,
 * also where several put the first one there at once. Throws what the database says of anything else.
 */
export async function keepNewer<Stored extends mongo.Document>(
  collection: mongo.Collection<Stored>,
  newer: readonly Newer[],
): Promise<void> {
  const write = (upsert: boolean) => {
    const updates = newer.map((one) => ({ updateOne: { ...one, upsert } }));
    return collection.bulkWrite(updates as never, { ordered: false, ...DURABLE });
  };
  let missed = false;
  await ignoringDuplicates(write(true), () => {
    missed = true;
  });
  // A newer one is there, or somebody put the first one there in this moment, which may be older than ours.
  if (missed) await write(false);
}
