import { type Connection, type mongo, STATES } from 'mongoose';
import type { DatabaseClock } from '../clocks/database-clock.js';
import type { OutboxPublisher } from '../outbox/outbox-publisher.js';
import type { Aggregate, Answered, Call, Context, DomainEvent } from './aggregate.js';
import { settleBatch, type Work } from './batch.js';
import { UniqueTaken } from './commit.js';
import { createAggregate } from './creation.js';
import { reading } from './faults.js';
import { Insertions } from './insertions.js';
import { Lane } from './lane.js';
import { type LiftedPage, lifted, liftPage } from './lifting.js';
import type { Answer, Decide, OnChanged, StoreParts, StoreWatch } from './store-parts.js';
import {
  type AggregateCollection,
  aggregateCollection,
  eventLog,
  indexEventLog,
  type QueryIndex,
  type StoredAggregate,
} from './stored-aggregate.js';

/** How one store differs from another. */
export interface StoreOptions<State> {
  /** Names of what {@link Aggregate.uniques} can give. */
  readonly uniques?: readonly string[];
  readonly indexes?: readonly QueryIndex[];
  readonly onChanged?: OnChanged<State>;
}

/** One kind of aggregate in the database: commands in, one document write each (or one for many), events out. */
export class AggregateStore<State, Event extends DomainEvent> {
  private readonly lanes = new Map<string, Lane<Work<State, Event>>>();

  private constructor(private readonly parts: StoreParts<State, Event>) {}

  /** Opens the collection and makes its indexes. */
  static async open<State, Event extends DomainEvent>(
    aggregate: Aggregate<State, Event>,
    parts: { connection: Connection; clock: DatabaseClock; publisher: OutboxPublisher; watch?: StoreWatch },
    options: StoreOptions<State> = {},
  ): Promise<AggregateStore<State, Event>> {
    const { connection, clock, publisher, watch } = parts;
    const { uniques = [], indexes = [], onChanged } = options;
    if ((aggregate.lifts?.length ?? 0) !== aggregate.shape - 1) {
      throw new Error(`${aggregate.name} is of shape ${aggregate.shape} and needs ${aggregate.shape - 1} lifts`);
    }
    const collection = await aggregateCollection<State>(connection, aggregate.name, uniques, indexes);
    await indexEventLog(connection);
    publisher.serve(aggregate.name, collection as AggregateCollection<unknown>);
    const isConnected = () => connection.readyState === STATES.connected;
    return new AggregateStore({
      aggregate,
      collection,
      insertions: new Insertions(collection),
      log: eventLog(connection),
      clock,
      publisher,
      watch,
      onChanged,
      isConnected,
    });
  }

  get aggregate(): Aggregate<State, Event> {
    return this.parts.aggregate;
  }

  /** For queries; writes go through this store alone. */
  get collection(): AggregateCollection<State> {
    return this.parts.collection;
  }

  /** The aggregate as it is now, or null. Throws `unavailable` when the database cannot be asked. */
  load(id: string): Promise<StoredAggregate<State> | null> {
    return this.find({ _id: id });
  }

  /** The aggregate that has this unique value now, or null. Throws `unavailable` when the database cannot be asked. */
  loadByUnique(name: string, value: string): Promise<StoredAggregate<State> | null> {
    return this.find({ [`unique.${name}`]: value });
  }

  /**
   * Decides a command on the aggregate and commits it, together with others that wait for the same aggregate. With
   * `call.once` the same key gives the same answer and no second effect. Throws the command's refusal, `UniqueTaken`, or
   * `unavailable` or `outcome-unknown` when the database fails.
   */
  change<Result>(
    id: string,
    call: Call,
    decide: Decide<State, Event>,
    answer: Answer<State, Result>,
  ): Promise<Answered<Result>> {
    let lane = this.lanes.get(id);
    if (!lane) {
      lane = new Lane(
        async (batch) => {
          await this.parts.publisher.room(this.aggregate.name, id);
          return settleBatch(this.parts, id, await this.load(id), batch);
        },
        () => this.lanes.delete(id),
      );
      this.lanes.set(id, lane);
    }
    return lane.enqueue<Answered<Result>>({ call, decide, answer });
  }

  /**
   * Makes a new aggregate under an id that nobody else uses. With `call.once` a repeat gives the first answer. Throws
   * `UniqueTaken` when its id or one of its unique values is taken, and otherwise as {@link change} does.
   */
  create<Result>(
    id: string,
    call: Call,
    decide: (context: Context) => readonly Event[],
    answer: Answer<State, Result>,
  ): Promise<Answered<Result>> {
    return createAggregate(this.parts, id, call, decide, answer);
  }

  /**
   * Makes a new aggregate where most are new, without looking first; false when it is there already. Throws as {@link change}
   * does.
   */
  async createUnlessThere(id: string, call: Call, decide: (context: Context) => readonly Event[]): Promise<boolean> {
    try {
      await this.create(id, call, decide, () => undefined);
      return true;
    } catch (error) {
      if (error instanceof UniqueTaken) return false;
      throw error;
    }
  }

  /**
   * The aggregates that fit, in this order, at most `limit`; for queries of a service's own. Throws `unavailable` when the
   * database cannot be asked, and `written-by-newer`.
   */
  async list(filter: object, order: Record<string, 1 | -1>, limit: number): Promise<StoredAggregate<State>[]> {
    const found = this.collection.find(filter as mongo.Filter<StoredAggregate<State>>).sort(order);
    const page = await reading(found.limit(limit).toArray());
    return page.map((stored) => lifted<State>(this.aggregate as never, stored as never));
  }

  /**
   * The states that fit, at most `limit`, of each only these fields (`about`, `holdings.person`): for queries that look at
   * many. Whatever else the type has is not there, so they are for functions that need no more. Throws as {@link list}.
   */
  async pick(fields: readonly string[], filter: object, limit: number): Promise<State[]> {
    const projection = Object.fromEntries([['shape', 1], ...fields.map((field) => [`state.${field}`, 1])]);
    const found = this.collection.find(filter as mongo.Filter<StoredAggregate<State>>, { projection });
    const page = await reading(found.limit(limit).toArray());
    return page.map((stored) => lifted<State>(this.aggregate as never, stored as never).state);
  }

  /** Rewrites what is stored in earlier shapes among the next documents after this id. */
  liftPage(after = ''): Promise<LiftedPage> {
    return liftPage(this.parts, after);
  }

  private async find(filter: object): Promise<StoredAggregate<State> | null> {
    const found = await reading(this.collection.findOne(filter as mongo.Filter<StoredAggregate<State>>));
    return found && lifted<State>(this.aggregate as never, found as never);
  }
}
