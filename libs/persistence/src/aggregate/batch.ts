import type { Answered, Call, Context, DomainEvent } from './aggregate.js';
import { commit } from './commit.js';
import type { Waiting } from './lane.js';
import { answerOf, findReceipts, receiptKey } from './receipts.js';
import { type Answer, contextOf, type Decide, type StoreParts } from './store-parts.js';
import type { Receipt, StoredAggregate } from './stored-aggregate.js';
import { type Unfolding, unfold } from './unfolding.js';

/** A command that waits for its turn on an aggregate. */
export interface Work<State, Event> {
  readonly call: Call;
  readonly decide: Decide<State, Event>;
  readonly answer: Answer<State, unknown>;
}

/**
 * Decides the commands of a batch in turn, each on the state after those before it, and commits what they led to as one
 * write. Nobody is told anything before that. True when all were told; false when somebody else wrote in between.
 */
export async function settleBatch<State, Event extends DomainEvent>(
  parts: StoreParts<State, Event>,
  id: string,
  before: StoredAggregate<State> | null,
  batch: readonly Waiting<Work<State, Event>>[],
): Promise<boolean> {
  const { aggregate, log, clock, publisher, watch, onChanged } = parts;
  const keys = batch.flatMap(({ work: { call } }) => (call.once ? [receiptKey(call, call.once)] : []));
  const receipts = await findReceipts(keys, before?.outbox ?? [], log, clock.now());
  let unfolding: Unfolding<State> = {
    ...{ state: before?.state, version: before?.version ?? 0, told: before?.told ?? 0, entries: [] },
  };
  const tellings: (() => void)[] = [];
  for (const { work, resolve, reject } of batch) {
    try {
      const decided = decideOne(parts, id, unfolding, work, receipts);
      const events = decided.after.entries.slice(unfolding.entries.length);
      unfolding = decided.after;
      tellings.push(() => {
        if (events.length > 0) work.call.onCommitted?.(events);
        resolve(decided.result);
      });
    } catch (error) {
      tellings.push(() => reject(error));
    }
  }
  if (unfolding.entries.length > 0) {
    if (!(await commit(parts, before, unfolding, id))) {
      watch?.lostRace(aggregate.name);
      return false;
    }
    watch?.committed(aggregate.name);
    onChanged?.(before?.state, unfolding.state as State);
    publisher.offer(aggregate.name, id, [...(before?.outbox ?? []), ...unfolding.entries]);
  }
  for (const tell of tellings) tell();
  return true;
}

/** One command on the state as the ones before it left it; a key that was answered before is answered the same again. */
function decideOne<State, Event extends DomainEvent>(
  { aggregate, clock }: StoreParts<State, Event>,
  id: string,
  from: Unfolding<State>,
  { call, decide, answer }: Work<State, Event>,
  receipts: Map<string, Receipt>,
): { after: Unfolding<State>; result: Answered<unknown> } {
  const context = contextOf(clock, call);
  const receipt = call.once && receipts.get(receiptKey(call, call.once));
  if (receipt && call.once) return { after: from, result: answerOf(receipt, call.once) };
  const events = decide(from.state, context);
  const after = unfold(aggregate, from, events, id, context, call);
  const result = { answer: answer(after.state as State, context, after.told), sequence: after.told };
  if (!call.once || events.length === 0) return { after, result };
  return {
    after: remember(after, { ...call.once, key: receiptKey(call, call.once) }, result, context, receipts),
    result,
  };
}

/** Keeps key and answer with the command's last event, and for the rest of this batch. */
function remember<State>(
  after: Unfolding<State>,
  { key, digest }: { key: string; digest: string },
  result: Answered<unknown>,
  context: Context,
  receipts: Map<string, Receipt>,
): Unfolding<State> {
  const receipt: Receipt = { key, digest, ...result, at: new Date(context.now) };
  receipts.set(key, receipt);
  const last = after.entries.at(-1)!;
  return { ...after, entries: [...after.entries.slice(0, -1), { ...last, receipt }] };
}
