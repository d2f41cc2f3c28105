import type { mongo } from 'mongoose';
import { reading } from './aggregate/faults.js';

/** Documents looked at in one go: deleted within a second. */
const PAGE = 5_000;

/**
 * Deletes what matches among the next {@link PAGE} documents after an id; gives the id to go on after, or null when all
 * were looked at. Throws `unavailable` when the database fails: it can be done again.
 */
export async function dropPage<Stored extends { readonly _id: string }>(
  collection: mongo.Collection<Stored>,
  matching: object,
  after: string | null,
): Promise<string | null> {
  const behind = { _id: { $gt: after ?? '' } } as mongo.Filter<Stored>;
  const ids = collection
    .find(behind, { projection: { _id: 1 } })
    .sort({ _id: 1 })
    .limit(PAGE);
  const page = (await reading(ids.toArray())) as readonly { _id: string }[];
  const last = page.at(-1)?._id;
  if (last === undefined) return null;
  const among = { _id: { $gt: after ?? '', $lte: last }, ...matching } as unknown as mongo.Filter<Stored>;
  await reading(collection.deleteMany(among));
  return page.length < PAGE ? null : last;
}
