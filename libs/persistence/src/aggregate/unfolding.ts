import type { Aggregate, Call, Context, DomainEvent } from './aggregate.js';
import { contractOf, outboxEntry } from './envelopes.js';
import type { OutboxEntry } from './stored-aggregate.js';

/** An aggregate in memory while commands are decided on it. */
export interface Unfolding<State> {
  readonly state: State | undefined;
  readonly version: number;
  /** The sequence of the last event that tells something (has a wording). */
  readonly told: number;
  /** Events decided since it was loaded. */
  readonly entries: readonly OutboxEntry[];
}

/** The aggregate after what a command decided, with the events that follow by rule. */
export function unfold<State, Event extends DomainEvent>(
  aggregate: Aggregate<State, Event>,
  from: Unfolding<State>,
  decided: readonly Event[],
  id: string,
  context: Context,
  call: Call,
): Unfolding<State> {
  let { state, version, told } = from;
  const entries = [...from.entries];
  const time = new Date(context.now);
  const take = (event: Event) => {
    version += 1;
    state = aggregate.evolve(state, event, { at: context.now, by: call.by });
    if (contractOf(aggregate as never, event.name).wording !== null) told = version;
    entries.push(outboxEntry(aggregate, event, state, { id, sequence: version, time }, call));
  };
  for (const event of decided) take(event);
  if (decided.length > 0 && state !== undefined) {
    for (const event of aggregate.consequences?.(from.state, state) ?? []) take(event);
  }
  return { state, version, told, entries };
}
