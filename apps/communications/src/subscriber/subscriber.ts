import type {
  EventOf,
  Subscription,
  subscriptionAsked,
  subscriptionChanged,
  subscriptionConfirmed,
  subscriptionErased,
  subscriptionImported,
  subscriptionLapsed,
  subscriptionLeft,
} from '#contracts';
import type { Context } from '#persistence';

/** A subscription as it is kept: the address lies elsewhere, beside its id, where it can be erased. */
export interface KeptSubscription extends Subscription {
  /** When mails were sent that nobody had confirmed to want, of the last day. */
  readonly mailedAt: readonly string[];
}

/** What can happen to a subscription. */
export type SubscriptionEvent =
  | EventOf<typeof subscriptionAsked>
  | EventOf<typeof subscriptionConfirmed>
  | EventOf<typeof subscriptionImported>
  | EventOf<typeof subscriptionChanged>
  | EventOf<typeof subscriptionLeft>
  | EventOf<typeof subscriptionLapsed>
  | EventOf<typeof subscriptionErased>;

/** Decides something on a subscription that is there. */
export type SubscriptionDecision = (
  subscription: KeptSubscription,
  context: Pick<Context, 'now'>,
) => readonly SubscriptionEvent[];

/** What somebody wishes to be told of. */
export type Wishes = Pick<Subscription, 'components' | 'language'>;

/** A subscription as events carry it. */
export const shownSubscription = ({ mailedAt: _, ...subscription }: KeptSubscription): Subscription => subscription;

/** The same, changed. */
export const changed = (kept: KeptSubscription, change: Partial<Subscription>): Subscription => ({
  ...shownSubscription(kept),
  ...change,
  sequence: kept.sequence + 1,
});

/** Wishes with each component once. */
export const tidied = ({ components, language }: Wishes): Wishes => ({
  components: [...new Set(components)],
  language,
});
