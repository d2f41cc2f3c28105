import type { Context } from '#persistence';
import { subscribe } from './subscribe.js';
import type { KeptSubscription, SubscriptionEvent } from './subscriber.js';
import { subscriptionAggregate } from './subscription-aggregate.js';

const BY = { id: 'service:status-page', name: 'Muster' };

/** So many hours after somebody asked. */
export const at = (hour: number): string => new Date(Date.UTC(2026, 2, 1) + hour * 3_600_000).toISOString();

/** What is asked for unless a spec says otherwise. */
export const WISHES = { id: 'sub-1', channel: 'email' as const, components: ['checkout'], language: 'fr' as const };

/** What a decision leads to. */
export type Decision = (kept: never, context: Pick<Context, 'now'>) => readonly SubscriptionEvent[];

/** The subscription after a decision at that hour. */
export const became = (kept: KeptSubscription | undefined, decide: Decision, hour: number): KeptSubscription =>
  decide(kept as never, { now: at(hour) }).reduce<KeptSubscription | undefined>(
    (state, event) => subscriptionAggregate.evolve(state, event, { at: at(hour), by: BY }),
    kept,
  )!;

/** What somebody asked for, not confirmed. */
export const pending = (): KeptSubscription => became(undefined, subscribe(WISHES), 0);
