import { NO_INCIDENT, SUBSCRIBER_EVENTS } from '#contracts';
import type { Aggregate } from '#persistence';
import { lapse, lapsesAt } from './confirm-subscription.js';
import { ofLastDay } from './subscribe.js';
import type { KeptSubscription, SubscriptionEvent } from './subscriber.js';

/** A subscription to what the page says, without its address. Its events carry it whole. */
export const subscriptionAggregate: Aggregate<KeptSubscription, SubscriptionEvent> = {
  service: 'communications',
  name: 'subscriptions',
  shape: 1,
  events: SUBSCRIBER_EVENTS as never,
  evolve(before, event, { at }) {
    const mailed = ofLastDay(before?.mailedAt ?? [], at);
    const mailedAt = event.name === 'subscription-asked' ? [...mailed, at] : mailed;
    return { ...event.data.subscription, mailedAt };
  },
  place: () => ({ incident: NO_INCIDENT, restricted: false }),
  dueAt: lapsesAt,
  tick: lapse,
};
