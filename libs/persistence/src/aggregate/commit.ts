import { mongo } from 'mongoose';
import { unavailable } from '#contracts';
import { isDuplicate } from '../duplicates.js';
import type { Aggregate, DomainEvent } from './aggregate.js';
import { inTime, writeFault } from './faults.js';
import type { StoreParts } from './store-parts.js';
import { DURABLE, type OutboxEntry, type Receipt, type StoredAggregate } from './stored-aggregate.js';
import type { Unfolding } from './unfolding.js';

/** Events of one aggregate that may wait for the bus; beyond that its commands are refused. */
export const OUTBOX_CAP = 1_000;
/** And what they may weigh: a document holds 16 MiB, and each command reads it whole. */
const OUTBOX_BYTES = 4 * 1_024 * 1_024;
/** Fewer events than this are not weighed. */
const A_FEW = 20;

function isFull(outbox: readonly OutboxEntry[]): boolean {
  if (outbox.length <= A_FEW) return false;
  return outbox.length > OUTBOX_CAP || mongo.BSON.calculateObjectSize({ outbox }) > OUTBOX_BYTES;
}

/** A value that only one aggregate may have is taken by another; `field` is `_id` or `unique.<name>`. */
export class UniqueTaken extends Error {
  constructor(readonly field: string) {
    super(`${field} is taken`);
  }
}

/** Which unique value an E11000 is about: `_id`, `origin.key` or `unique.<name>`; undefined for other errors. */
function takenField(error: unknown): string | undefined {
  const { keyPattern = { _id: 1 } } = error as { keyPattern?: Record<string, unknown> };
  return isDuplicate(error) ? Object.keys(keyPattern)[0] : undefined;
}

/** What is stored of a state, beside its outbox: fields to set, and fields it does not have. */
export function storedFields<State, Event extends DomainEvent>(
  aggregate: Pick<Aggregate<State, Event>, 'shape' | 'dueAt' | 'uniques'>,
  after: Pick<Unfolding<State>, 'state' | 'version' | 'told'>,
) {
  const state = after.state as State;
  const dueAt = aggregate.dueAt?.(state);
  const values = aggregate.uniques?.(state) ?? {};
  const unique = Object.keys(values).length > 0 ? values : undefined;
  return {
    set: {
      state,
      version: after.version,
      told: after.told,
      shape: aggregate.shape,
      ...(dueAt && { dueAt: new Date(dueAt) }),
      ...(unique && { unique }),
    },
    unset: { ...(!dueAt && { dueAt: 1 }), ...(!unique && { unique: 1 }) },
  } as const;
}

/**
 * Writes the state after its events, and the events, as one document write. False when somebody else wrote in between:
 * then nothing was written. Throws {@link UniqueTaken} when a unique value is taken, `unavailable` when too many events
 * wait already, `outcome-unknown` when the database fails.
 */
export async function commit<State, Event extends DomainEvent>(
  { aggregate, collection, insertions }: Pick<StoreParts<State, Event>, 'aggregate' | 'collection' | 'insertions'>,
  before: StoredAggregate<State> | null,
  after: Unfolding<State>,
  id: string,
  origin?: Receipt,
): Promise<boolean> {
  if (isFull([...(before?.outbox ?? []), ...after.entries])) throw unavailable({ missing: 'NATS' });
  const { set, unset } = storedFields(aggregate, after);
  const insert = async () => {
    const document = { _id: id, ...set, outbox: after.entries, ...(origin && { origin }) };
    await insertions.add(document as mongo.OptionalUnlessRequiredId<StoredAggregate<State>>);
    return true;
  };
  const update = async (version: number) => {
    const filter = { _id: id, version } as mongo.Filter<StoredAggregate<State>>;
    const change = { $set: set, $unset: unset, $push: { outbox: { $each: after.entries } } };
    const result = await collection.updateOne(filter, change as never, DURABLE);
    return result.matchedCount === 1;
  };
  try {
    return await (before === null ? insert() : inTime(update(before.version)));
  } catch (error) {
    const field = takenField(error);
    if (field === undefined) throw writeFault(error);
    if (field === '_id') return false;
    throw new UniqueTaken(field);
  }
}
