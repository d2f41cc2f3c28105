import type { FactoryProvider, InjectionToken } from '@nestjs/common';
import { type Aggregate, AggregateStore, ClockSweeper, type DomainEvent, type QueryIndex } from '#persistence';
import type { OpenRule } from './closing/open-rule.js';
import { Parts } from './parts.js';

/** How one store differs from another. */
interface Options<State> {
  readonly uniques?: readonly string[];
  readonly indexes?: readonly QueryIndex[];
  /** What of it can be open in an incident: then none is closed over it. */
  readonly open?: OpenRule<State>;
}

/** Provides the store of an aggregate under a token; one with clocks gets its sweeper too. */
export function aggregateStore<State, Event extends DomainEvent>(
  token: InjectionToken,
  aggregate: Aggregate<State, Event>,
  { open, ...options }: Options<State> = {},
): FactoryProvider<Promise<AggregateStore<State, Event>>> {
  return {
    provide: token,
    inject: [Parts],
    useFactory: async (parts: Parts) => {
      const onChanged = open && {
        onChanged: (before: State | undefined, after: State) => parts.closing.changed(open, before, after),
      };
      const store = await AggregateStore.open(aggregate, parts, { ...options, ...onChanged });
      if (open) parts.closing.watch(store, open);
      parts.stores.push(store as never);
      if (aggregate.tick) {
        const onError = (error: unknown) => parts.log.warn({ err: error }, `clocks of ${aggregate.name}`);
        parts.background.push(new ClockSweeper(store, parts.self, onError));
      }
      return store;
    },
  };
}
