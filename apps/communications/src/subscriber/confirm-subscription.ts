import { later, subscriptionExpired, subscriptionUnknown } from '#contracts';
import type { Context } from '#persistence';
import { changed, type KeptSubscription, type SubscriptionDecision, type SubscriptionEvent } from './subscriber.js';

const DAY_MS = 24 * 3_600_000;
/** Days in which a subscription is confirmed, or its address is dropped. */
export const CONFIRMED_WITHIN_DAYS = 7;

/** When it lapses; null: it does not. */
export const lapsesAt = ({ status, askedAt }: Pick<KeptSubscription, 'status' | 'askedAt'>): string | null =>
  status === 'pending' ? later(askedAt, CONFIRMED_WITHIN_DAYS * DAY_MS) : null;

/**
 * Confirms it from its address; nothing when it is confirmed. A link of before somebody left confirms nothing. Throws
 * `subscription-expired` and `subscription-unknown`.
 */
export const confirmSubscription: SubscriptionDecision = (kept, { now }) => {
  const { status, askedAt } = kept;
  if (status === 'confirmed') return [];
  if (status === 'left' || status === 'erased') throw subscriptionUnknown({});
  const lapses = lapsesAt(kept);
  if (lapses === null || lapses <= now) throw subscriptionExpired({ askedAt, days: CONFIRMED_WITHIN_DAYS });
  const subscription = changed(kept, { status: 'confirmed', confirmedAt: now, leftAt: null });
  return [{ name: 'subscription-confirmed', data: { subscription } }];
};

/** Drops what nobody confirmed in time. Who had left before has left still. */
export function lapse(kept: KeptSubscription, { now }: Pick<Context, 'now'>): readonly SubscriptionEvent[] {
  const lapses = lapsesAt(kept);
  if (lapses === null || lapses > now) return [];
  const status = kept.leftAt === null ? 'expired' : 'left';
  return [{ name: 'subscription-lapsed', data: { subscription: changed(kept, { status }) } }];
}
