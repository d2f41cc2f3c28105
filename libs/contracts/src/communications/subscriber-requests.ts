import { z } from 'zod';
import { cursorUnknown, keyReused, notForYou } from '../definition/general-rejections.js';
import { addressRefused } from '../definition/outside-rejections.js';
import { defineCommand, defineQuery } from '../definition/request.js';
import { line } from '../definition/text.js';
import { componentUnknown } from '../incidents/rejections.js';
import { addressUnfit } from './channel-rejections.js';
import {
  MOST_SUBSCRIBERS_AT_ONCE,
  subscriberRow,
  subscriberWishes,
  subscribing,
  subscription,
  subscriptionToken,
} from './subscriber.js';
import {
  subscribingNotSetUp,
  subscriptionExpired,
  subscriptionNotConfirmed,
  subscriptionUnknown,
} from './subscriber-rejections.js';

const SUBSCRIPTIONS = '/v1/subscriptions';
const SUBSCRIBERS = '/v1/subscribers';
const whoMay = 'whoever has the link, by the status page; administrators';
const why = [notForYou, subscriptionUnknown];

export const subscribe = defineCommand({
  service: 'communications',
  name: 'subscribe',
  summary: 'Ask that an address be told what the page says. It is asked to confirm; nobody learns whether it is known.',
  whoMay: 'anyone, by the status page; administrators',
  input: subscribing,
  output: z.object({ asked: z.literal(true) }),
  rejections: [notForYou, addressUnfit, addressRefused, componentUnknown, subscribingNotSetUp, keyReused],
  http: { method: 'POST', path: SUBSCRIPTIONS, status: () => 202, statuses: [202] },
});

export const confirmSubscription = defineCommand({
  service: 'communications',
  name: 'confirm-subscription',
  summary: 'Confirm a subscription from its address. A repeat changes nothing.',
  whoMay,
  input: z.strictObject({ token: subscriptionToken() }),
  output: subscription,
  rejections: [...why, subscriptionExpired, keyReused],
  http: { method: 'POST', path: `${SUBSCRIPTIONS}/confirm` },
});

export const changeSubscription = defineCommand({
  service: 'communications',
  name: 'change-subscription',
  summary: 'Be told of other components, or in another language. What is left out stays as it is.',
  whoMay,
  input: z.strictObject({
    token: subscriptionToken(),
    components: subscriberWishes.components.optional(),
    language: subscriberWishes.language.optional(),
  }),
  output: subscription,
  rejections: [...why, subscriptionNotConfirmed, componentUnknown, keyReused],
  http: { method: 'PATCH', path: SUBSCRIPTIONS },
});

export const leaveSubscription = defineCommand({
  service: 'communications',
  name: 'leave-subscription',
  summary: 'Unsubscribe, by one press. A repeat changes nothing.',
  whoMay,
  input: z.strictObject({ token: subscriptionToken() }),
  output: subscription,
  rejections: [...why, keyReused],
  http: { method: 'POST', path: `${SUBSCRIPTIONS}/leave` },
});

export const eraseSubscription = defineCommand({
  service: 'communications',
  name: 'erase-subscription',
  summary: 'Have everything of oneself erased, the address first.',
  whoMay,
  input: z.strictObject({ token: subscriptionToken() }),
  output: subscription,
  rejections: [...why, keyReused],
  http: { method: 'POST', path: `${SUBSCRIPTIONS}/erase` },
});

export const getSubscription = defineQuery({
  service: 'communications',
  name: 'get-subscription',
  summary: 'A subscription, by the link that changes it. Without the address.',
  whoMay,
  input: z.strictObject({ token: subscriptionToken() }),
  output: subscription,
  rejections: why,
  http: { method: 'GET', path: `${SUBSCRIPTIONS}/{token}` },
});

export const importSubscribers = defineCommand({
  service: 'communications',
  name: 'import-subscribers',
  summary:
    'Bring subscribers from elsewhere who agreed there: broken rows are named by their place, the others are in.',
  whoMay: 'administrators',
  input: z.strictObject({ subscribers: z.array(z.unknown()).min(1).max(MOST_SUBSCRIBERS_AT_ONCE) }),
  output: z.object({
    added: z.int(),
    changed: z.int(),
    unchanged: z.int(),
    refused: z.array(z.object({ index: z.int(), code: z.string(), field: z.string(), message: z.string() })),
  }),
  rejections: [notForYou, subscribingNotSetUp],
  http: { method: 'POST', path: SUBSCRIBERS },
});

export const exportSubscribers = defineQuery({
  service: 'communications',
  name: 'export-subscribers',
  summary: 'Those who are subscribed, as an import takes them.',
  whoMay: 'administrators',
  input: z.strictObject({
    limit: z.coerce.number().int().min(1).max(MOST_SUBSCRIBERS_AT_ONCE).default(200),
    after: line(300).optional().describe('the `next` of the page before'),
  }),
  output: z.object({ subscribers: z.array(subscriberRow), next: z.string().nullable() }),
  rejections: [notForYou, cursorUnknown],
  http: { method: 'GET', path: SUBSCRIBERS },
});
