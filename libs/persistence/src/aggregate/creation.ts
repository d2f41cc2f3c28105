import type { mongo } from 'mongoose';
import type { Answered, Call, Context, DomainEvent } from './aggregate.js';
import { commit, UniqueTaken } from './commit.js';
import { reading } from './faults.js';
import { answerOf, receiptKey, stillKept } from './receipts.js';
import { type Answer, contextOf, type StoreParts } from './store-parts.js';
import { DURABLE, type Receipt, type StoredAggregate } from './stored-aggregate.js';
import { type Unfolding, unfold } from './unfolding.js';

/**
 * Makes a new aggregate. The key of the request stands in it under a unique index, so that of two who send it at once one
 * creates and the other gets its answer.
 */
export async function createAggregate<State, Event extends DomainEvent, Result>(
  parts: StoreParts<State, Event>,
  id: string,
  call: Call,
  decide: (context: Context) => readonly Event[],
  answer: Answer<State, Result>,
): Promise<Answered<Result>> {
  const { aggregate, clock, publisher } = parts;
  // Looking first also tells a database that is away from one that fails while it writes; one that is there needs no look.
  const earlier = call.once || !parts.isConnected() ? await earlierAnswer<State, Result>(parts, id, call) : undefined;
  if (earlier) return earlier;
  const context = contextOf(clock, call);
  const empty: Unfolding<State> = { state: undefined, version: 0, told: 0, entries: [] };
  const after = unfold(aggregate, empty, decide(context), id, context, call);
  const result = { answer: answer(after.state as State, context, after.told), sequence: after.told };
  const origin = call.once && {
    ...{ key: receiptKey(call, call.once), digest: call.once.digest },
    ...{ ...result, at: new Date(context.now) },
  };
  try {
    if (!(await commit(parts, null, after, id, origin))) throw new UniqueTaken('_id');
  } catch (error) {
    if (!(error instanceof UniqueTaken)) throw error;
    const first = call.once && (await earlierAnswer<State, Result>(parts, id, call));
    if (first) return first;
    // Whoever had the key has lost it since: it was too old.
    if (error.field === 'origin.key') return createAggregate(parts, id, call, decide, answer);
    throw error;
  }
  parts.watch?.committed(aggregate.name);
  parts.onChanged?.(undefined, after.state as State);
  publisher.offer(aggregate.name, id, after.entries);
  call.onCommitted?.(after.entries);
  return result;
}

/** The answer of an earlier creation with this key; a key that is too old is set free. */
async function earlierAnswer<State, Result>(
  { collection, clock }: Pick<StoreParts<State, never>, 'collection' | 'clock'>,
  id: string,
  call: Call,
): Promise<Answered<Result> | undefined> {
  const filter = (call.once ? { 'origin.key': receiptKey(call, call.once) } : { _id: id }) as mongo.Filter<
    StoredAggregate<State>
  >;
  const found = await reading(collection.findOne(filter, { projection: { origin: 1 } }));
  const receipt = (found as { origin?: Receipt } | null)?.origin;
  if (!call.once || !receipt) return undefined;
  if (stillKept(receipt, clock.now())) return answerOf(receipt, call.once);
  const thatOne = { ...filter, 'origin.at': receipt.at } as mongo.Filter<StoredAggregate<State>>;
  const free = { $unset: { origin: 1 } } as unknown as mongo.UpdateFilter<StoredAggregate<State>>;
  await reading(collection.updateOne(thatOne, free, DURABLE));
  return undefined;
}
