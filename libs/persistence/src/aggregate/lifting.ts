import type { mongo } from 'mongoose';
import { writtenByNewer } from '#contracts';
import type { Aggregate, DomainEvent } from './aggregate.js';
import { storedFields } from './commit.js';
import { inTime, reading, writeFault } from './faults.js';
import type { StoreParts } from './store-parts.js';
import { type AggregateCollection, DURABLE, type StoredAggregate } from './stored-aggregate.js';

/** Documents looked through in one go. */
const PAGE = 500;

type Shaped = Pick<Aggregate<never, never>, 'name' | 'shape' | 'lifts'>;

/**
 * A document in the shape of this version, whatever version stored it: each lift takes the state of one shape to the
 * next. Throws `written-by-newer` for a shape this version does not know; such a document stays as it is.
 */
export function lifted<State>({ name, shape, lifts = [] }: Shaped, stored: StoredAggregate<unknown>) {
  if (stored.shape > shape) throw writtenByNewer({ aggregate: `${name}/${stored._id}` });
  if (stored.shape === shape) return stored as StoredAggregate<State>;
  const state = lifts.slice(stored.shape - 1).reduce((earlier, lift) => lift(earlier as never), stored.state);
  return { ...stored, shape, state } as StoredAggregate<State>;
}

/** How far a look through a collection came. */
export interface LiftedPage {
  readonly examined: number;
  readonly lifted: number;
  /** The id to go on after; null when all have been looked through. */
  readonly next: string | null;
}

/** Rewrites the documents of earlier shapes among the next {@link PAGE} after an id; one that changes meanwhile is lifted by that. */
export async function liftPage<State, Event extends DomainEvent>(
  { aggregate, collection }: Pick<StoreParts<State, Event>, 'aggregate' | 'collection'>,
  after: string,
): Promise<LiftedPage> {
  const behind = { _id: { $gt: after } } as mongo.Filter<StoredAggregate<State>>;
  const page = collection
    .find(behind, { projection: { shape: 1 } })
    .sort({ _id: 1 })
    .limit(PAGE);
  const examined = (await reading(page.toArray())) as Pick<StoredAggregate<State>, '_id' | 'shape'>[];
  const earlier = examined.filter(({ shape }) => shape < aggregate.shape).map(({ _id }) => _id);
  const written = earlier.length === 0 ? 0 : await rewrite(aggregate as never, collection, earlier);
  const last = examined.at(-1)?._id ?? null;
  return { examined: examined.length, lifted: written, next: examined.length < PAGE ? null : last };
}

async function rewrite<State>(
  aggregate: Shaped & Pick<Aggregate<State, never>, 'uniques' | 'dueAt'>,
  collection: AggregateCollection<State>,
  ids: readonly string[],
): Promise<number> {
  const found = await reading(collection.find({ _id: { $in: ids } } as never).toArray());
  const updates = found.map((stored) => {
    const { _id, version, state, told } = lifted<State>(aggregate, stored as never);
    const { set, unset } = storedFields(aggregate, { state, version, told });
    return { updateOne: { filter: { _id, version, shape: stored.shape }, update: { $set: set, $unset: unset } } };
  });
  if (updates.length === 0) return 0;
  try {
    return (await inTime(collection.bulkWrite(updates as never, { ordered: false, ...DURABLE }))).modifiedCount;
  } catch (error) {
    throw writeFault(error);
  }
}
