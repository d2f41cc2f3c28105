import { later, type Subscription } from '#contracts';
import type { Context } from '#persistence';
import { changed, type KeptSubscription, type SubscriptionEvent, tidied, type Wishes } from './subscriber.js';

const DAY_MS = 24 * 3_600_000;
/** Mails a day to an address that has not asked for them itself, as far as anybody knows: however often a form is sent. */
const MOST_MAILS_A_DAY = 3;

/** Those of these times that lie within the last day. */
export const ofLastDay = (times: readonly string[], now: string): string[] =>
  times.filter((time) => time > later(now, -DAY_MS));

/**
 * Asks that an address be told. It is told nothing but the link to confirm, three times a day at most; one that is
 * subscribed already learns so and is left as it is, for anybody may have sent the form.
 */
export const subscribe =
  ({ id, channel, ...wishes }: Wishes & Pick<Subscription, 'id' | 'channel'>) =>
  (kept: KeptSubscription | undefined, { now }: Pick<Context, 'now'>): readonly SubscriptionEvent[] => {
    if (kept?.status === 'erased') return [];
    if (kept && ofLastDay(kept.mailedAt, now).length >= MOST_MAILS_A_DAY) return [];
    if (kept?.status === 'confirmed') {
      return [{ name: 'subscription-asked', data: { subscription: changed(kept, {}), sends: 'already' } }];
    }
    const asked = { ...tidied(wishes), status: 'pending', askedAt: now } as const;
    const begun = { id, channel, confirmedAt: null, leftAt: null, sequence: 1 } as const;
    const subscription: Subscription = kept ? changed(kept, asked) : { ...begun, ...asked };
    return [{ name: 'subscription-asked', data: { subscription, sends: 'confirmation' } }];
  };
