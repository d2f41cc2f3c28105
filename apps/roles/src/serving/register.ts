import type { mongo } from 'mongoose';
import { type Envelope, versionUnknown } from '#contracts';
import type { Asked } from '#messaging';
import { type AggregateStore, type Decide, type DomainEvent, eventLog, type LoggedEvent, reading } from '#persistence';
import { mustAdminister, type Parts } from '#service';

/** So old may be what is not read for each use: a change by another process is seen within that. */
const KEPT_MS = 500;

interface Versioned {
  readonly version: number;
}

/** What a register is made of. */
export interface RegisterParts<State extends Versioned, Event extends DomainEvent> {
  readonly id: string;
  /** Version 1, which holds until somebody changes it. */
  readonly builtIn: State;
  readonly store: AggregateStore<State, Event>;
  readonly parts: Pick<Parts, 'connection'>;
  /** The version that an event carries. */
  readonly carried: (data: Envelope['data']) => State;
}

/**
 * One document that an organisation edits, of which every version stays readable: the first event makes version 2, and each
 * event carries its version whole.
 */
export class Register<State extends Versioned, Event extends DomainEvent> {
  private kept: { readonly state: Promise<State>; readonly until: number } | undefined;

  constructor(private readonly of: RegisterParts<State, Event>) {}

  /** As it is now or was half a second ago, for what happens often. Throws `unavailable` when it cannot be read. */
  current(): Promise<State> {
    if (this.kept && performance.now() < this.kept.until) return this.kept.state;
    const kept = { state: this.latest(), until: performance.now() + KEPT_MS };
    this.kept = kept;
    kept.state.catch(() => {
      if (this.kept === kept) this.kept = undefined;
    });
    return kept.state;
  }

  /** As it is now. Throws `unavailable` when it cannot be read. */
  async latest(): Promise<State> {
    const { id, store, builtIn } = this.of;
    return (await store.load(id))?.state ?? builtIn;
  }

  /** A version, or the latest where none is named. Throws `version-unknown`, and `unavailable` when it cannot be read. */
  async at(version: number | undefined): Promise<State> {
    const { id, store, builtIn } = this.of;
    if (version === builtIn.version) return builtIn;
    const stored = await store.load(id);
    const latest = stored?.state ?? builtIn;
    if (version === undefined || version === latest.version) return latest;
    if (version > latest.version) throw versionUnknown({ version, latest: latest.version });
    const sequence = version - builtIn.version;
    // First the outbox as loaded, then the log: an event is in the log before it leaves the outbox.
    const pending = stored?.outbox.find(({ event }) => event.sequence === sequence);
    const event = pending?.event ?? (await this.logged(sequence));
    if (!event) throw versionUnknown({ version, latest: latest.version });
    return this.of.carried(event.data);
  }

  /** Decides an administrator's change and answers with what `answer` makes of the version after it. */
  async change<Result>(asked: Asked, decide: Decide<State, Event>, answer: (state: State) => Result): Promise<Result> {
    mustAdminister(asked);
    const { id, store, builtIn } = this.of;
    const result = await store.change(id, asked, decide, (state: State | undefined) => answer(state ?? builtIn));
    // What is being read at this moment may be from before it.
    this.kept = undefined;
    return asked.answered(id, result);
  }

  private async logged(sequence: number): Promise<Envelope | undefined> {
    const { id, store, parts } = this.of;
    const wanted = { aggregate: id, sequence, collection: store.aggregate.name } as mongo.Filter<LoggedEvent>;
    const found = await reading(eventLog(parts.connection).findOne(wanted, { projection: { event: 1 } }));
    return found?.event;
  }
}
