import type { mongo } from 'mongoose';
import type { DatabaseClock } from '../clocks/database-clock.js';
import type { OutboxPublisher } from '../outbox/outbox-publisher.js';
import type { Aggregate, Call, Context, DomainEvent } from './aggregate.js';
import type { Insertions } from './insertions.js';
import type { AggregateCollection, LoggedEvent } from './stored-aggregate.js';

/** Told what a store does, for figures. */
export interface StoreWatch {
  /** A document was written, for one command or for several. */
  committed(aggregate: string): void;
  /** Somebody else wrote in between: what was decided is decided again. */
  lostRace(aggregate: string): void;
}

/**
 * Told of every change when it is on disk, beside the answer and not before it: what it was (undefined: it is new) and what it
 * is. A process that dies in between tells nobody.
 */
export type OnChanged<State> = (before: State | undefined, after: State) => void;

/** What a store is made of. */
export interface StoreParts<State, Event extends DomainEvent> {
  readonly aggregate: Aggregate<State, Event>;
  readonly collection: AggregateCollection<State>;
  readonly insertions: Insertions<State>;
  readonly log: mongo.Collection<LoggedEvent>;
  readonly clock: DatabaseClock;
  readonly publisher: OutboxPublisher;
  readonly watch: StoreWatch | undefined;
  readonly onChanged: OnChanged<State> | undefined;
  /** Whether the database was there when it was last heard of. */
  isConnected(): boolean;
}

/** What a command does with an aggregate: pure, may be asked again on a newer state, throws its refusals. */
export type Decide<State, Event> = (state: State | undefined, context: Context) => readonly Event[];

/** What the caller is told, from the state after its own events. */
export type Answer<State, Result> = (state: State, context: Context, sequence: number) => Result;

/** What a call's decision may know, at this moment. */
export const contextOf = (clock: DatabaseClock, call: Call): Context => ({
  now: clock.now().toISOString(),
  by: call.by,
});
