import type { EventContract, PersonReference, ServiceName } from '#contracts';
import type { OutboxEntry } from './stored-aggregate.js';

/** An event in domain code. */
export interface DomainEvent {
  readonly name: string;
  readonly data: object;
}

/** When an event happened and who did it: known to `evolve` beside the event itself. */
export interface Happened {
  /** The database's time, ISO 8601 in UTC with milliseconds. */
  readonly at: string;
  readonly by: PersonReference;
}

/** What a decision may know besides the state: nothing else comes from outside. */
export interface Context {
  /** The database's time, ISO 8601 in UTC with milliseconds: comparable as text. */
  readonly now: string;
  readonly by: PersonReference;
}

/** One kind of aggregate: a plain module of pure functions, and where its events go. */
export interface Aggregate<State, Event extends DomainEvent> {
  readonly service: ServiceName;
  /** The collection it is kept in. */
  readonly name: string;
  /** The number of the stored shape; rises when the shape changes. */
  readonly shape: number;
  /** How a state stored in shape 1 becomes one of shape 2, and so on: one less than {@link shape}. */
  readonly lifts?: readonly ((earlier: never) => unknown)[];
  /** The contracts of all its events. */
  readonly events: readonly EventContract[];
  /** The state after an event; the first event finds no state. */
  evolve(state: State | undefined, event: Event, happened: Happened): State;
  /** The incident it belongs to (or `_`), and whether that is restricted: decides the subject of its events. */
  place(state: State): { incident: string; restricted: boolean };
  /** What the state adds to an event's data when it is published, so that followers fold nothing. */
  attach?(state: State, event: Event): object;
  /** Events that follow from a change by rule, whatever the command was. */
  consequences?(before: State | undefined, after: State): readonly Event[];
  /** Values that only one aggregate may have at a time, by name; absent ones are free. */
  uniques?(state: State): Readonly<Record<string, string>>;
  /** When the state waits for a time: that time, else null. */
  dueAt?(state: State): string | null;
  /** What happens when that time has come; nothing when it is no longer so. */
  tick?(state: State, context: Context): readonly Event[];
}

/** Who calls, and what the events of the call carry along. */
export interface Call {
  readonly by: PersonReference;
  readonly correlation: string;
  /** The event that led to this call. */
  readonly causation?: string;
  readonly traceparent?: string;
  /** Present when the caller wants this once, however often it is sent. */
  readonly once?: Once;
  /** Told what the call led to, when that is on disk and before the answer; not for a repeat that gets the answer of before. */
  readonly onCommitted?: (events: readonly OutboxEntry[]) => void;
}

/** An idempotency key with what tells whether the same thing is asked again. */
export interface Once {
  readonly key: string;
  readonly command: string;
  /** Of the body, so that the same key with another body is recognised. */
  readonly digest: string;
}

/** An answer and how far the aggregate had come with it. */
export interface Answered<Answer> {
  readonly answer: Answer;
  /** The sequence of the last event that tells something, for `Muster-Position`. */
  readonly sequence: number;
}
