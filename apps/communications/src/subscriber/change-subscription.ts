import { isDeepStrictEqual } from 'node:util';
import { type Subscription, subscriptionNotConfirmed, subscriptionUnknown } from '#contracts';
import { changed, type SubscriptionDecision, tidied, type Wishes } from './subscriber.js';

/**
 * Tells a subscriber of other components, or in another language; nothing when it is so. Throws `subscription-not-confirmed`
 * and `subscription-unknown`.
 */
export const changeSubscription =
  (wishes: { readonly [Wish in keyof Wishes]?: Wishes[Wish] | undefined }): SubscriptionDecision =>
  (kept) => {
    if (kept.status === 'erased') throw subscriptionUnknown({});
    if (kept.status !== 'confirmed') throw subscriptionNotConfirmed({});
    const before = { components: kept.components, language: kept.language };
    const after = tidied({
      components: wishes.components ?? before.components,
      language: wishes.language ?? before.language,
    });
    if (isDeepStrictEqual(before, after)) return [];
    return [{ name: 'subscription-changed', data: { subscription: changed(kept, after) } }];
  };

/** Unsubscribes by one press, also what was never confirmed; nothing when that is so. Throws `subscription-unknown`. */
export const leaveSubscription: SubscriptionDecision = (kept, { now }) => {
  if (kept.status === 'erased') throw subscriptionUnknown({});
  if (kept.status === 'left') return [];
  const subscription = changed(kept, { status: 'left', leftAt: now, components: [] });
  return [{ name: 'subscription-left', data: { subscription } }];
};

/** Erases what is known of a subscriber; nothing when it is erased. The address itself is deleted by whoever keeps it. */
export const eraseSubscription: SubscriptionDecision = (kept) => {
  if (kept.status === 'erased') return [];
  const nothing: Partial<Subscription> = { components: [], language: 'en', confirmedAt: null, leftAt: null };
  return [{ name: 'subscription-erased', data: { subscription: changed(kept, { ...nothing, status: 'erased' }) } }];
};
