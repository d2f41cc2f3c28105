import type { FactoryProvider, InjectionToken } from '@nestjs/common';
import { type Aggregate, AggregateStore, ClockSweeper, type DomainEvent, type QueryIndex } from '#persistence';
import { Parts } from './parts.js';

/** Provides the store of an aggregate under a token; one with clocks gets its sweeper too. */
export function aggregateStore<State, Event extends DomainEvent>(
  token: InjectionToken,
  aggregate: Aggregate<State, Event>,
  options: { uniques?: readonly string[]; indexes?: readonly QueryIndex[] } = {},
): FactoryProvider<Promise<AggregateStore<State, Event>>> {
  return {
    provide: token,
    inject: [Parts],
    useFactory: async (parts: Parts) => {
      const store = await AggregateStore.open(aggregate, parts, options);
      parts.stores.push(store as never);
      if (aggregate.tick) {
        const onError = (error: unknown) => parts.log.warn({ err: error }, `clocks of ${aggregate.name}`);
        parts.background.push(new ClockSweeper(store, parts.self, onError));
      }
      return store;
    },
  };
}
