import { randomUUID } from 'node:crypto';
import type { mongo } from 'mongoose';
import type { PersonReference } from '#contracts';
import type { DomainEvent } from '../aggregate/aggregate.js';
import type { AggregateStore } from '../aggregate/aggregate-store.js';
import type { StoredAggregate } from '../aggregate/stored-aggregate.js';
import { Rounds } from '../rounds.js';

const EVERY_MS = 500;
const AT_ONCE = 200;

/** What waits for a time that has come, by the database's own clock. */
export const DUE = { dueAt: { $type: 'date' }, $expr: { $lte: ['$dueAt', '$$NOW'] } } as const;

/**
 * Commits a tick on every aggregate whose time has come. Any number of replicas may sweep: each tick is decided on the
 * state as it is then, and the version guard lets one of them through.
 */
export class ClockSweeper<State, Event extends DomainEvent> {
  private readonly rounds: Rounds;

  constructor(
    private readonly store: AggregateStore<State, Event>,
    private readonly by: PersonReference,
    private readonly onError: (error: unknown) => void,
  ) {
    this.rounds = new Rounds(EVERY_MS, () => this.sweep(), onError);
  }

  start(): void {
    this.rounds.start();
  }

  /** No new round; the one under way is finished. */
  stop(): Promise<void> {
    return this.rounds.stop();
  }

  /** One round; resolves when every tick found has been committed, turned out to be no longer due, or failed. */
  async sweep(): Promise<void> {
    const due = this.store.collection.find(DUE as mongo.Filter<StoredAggregate<State>>, {
      projection: { _id: 1 },
      limit: AT_ONCE,
    });
    const ids = (await due.toArray()).map(({ _id }) => _id as unknown as string);
    await Promise.all(ids.map((id) => this.tick(id).catch(this.onError)));
  }

  private async tick(id: string): Promise<void> {
    const { aggregate } = this.store;
    await this.store.change(
      id,
      { by: this.by, correlation: randomUUID() },
      (state, context) => (state === undefined ? [] : (aggregate.tick?.(state, context) ?? [])),
      () => undefined,
    );
  }
}
