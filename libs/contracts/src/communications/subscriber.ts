import { z } from 'zod';
import { LANGUAGES } from '../definition/language.js';
import { line, slug } from '../definition/text.js';

/** The ways by which a subscriber is told. A feed is read and needs nobody's address. */
export const SUBSCRIBER_CHANNELS = ['email', 'webhook'] as const;

/** Where a subscription stands. What is not confirmed in time expires; what is erased keeps nothing of anybody. */
export const SUBSCRIPTION_STATUSES = ['pending', 'confirmed', 'left', 'expired', 'erased'] as const;

/** Where a subscription stands. */
export type SubscriptionStatus = (typeof SUBSCRIPTION_STATUSES)[number];

/** Subscribers that are imported at once. */
export const MOST_SUBSCRIBERS_AT_ONCE = 1_000;

export const subscriptionToken = () => line(300).describe('as it stands in the link that the subscriber got');

/** What somebody wishes to be told of, and in which language. */
export const subscriberWishes = {
  components: z.array(slug()).max(200).describe('of the page; of all when empty'),
  language: z.enum(LANGUAGES),
} as const;

const email = z.email({ error: 'an e-mail address is needed' }).max(254);
const webhook = z.url({ protocol: /^https$/, error: 'an address that begins with https:// is needed' }).max(2_000);

/** An address as somebody gives it: of one of the channels, in the form of that channel. */
export const subscriberAddress = z.discriminatedUnion('channel', [
  z.strictObject({ channel: z.literal('email'), address: email }),
  z.strictObject({ channel: z.literal('webhook'), address: webhook }),
]);

/** A subscriber as lists from elsewhere have it, and as it is exported. */
export const subscriberRow = z.discriminatedUnion('channel', [
  z.strictObject({
    ...{ channel: z.literal('email'), address: email },
    ...{ components: subscriberWishes.components.default([]), language: subscriberWishes.language.default('en') },
  }),
  z.strictObject({
    ...{ channel: z.literal('webhook'), address: webhook },
    ...{ components: subscriberWishes.components.default([]), language: subscriberWishes.language.default('en') },
  }),
]);

/** What somebody asks for whose address it is, or not. */
export const subscribing = z
  .strictObject({
    channel: z.enum(SUBSCRIBER_CHANNELS),
    address: z.string().max(2_000).describe('an e-mail address, or a web address that begins with https://'),
    ...{ components: subscriberWishes.components.default([]), language: subscriberWishes.language.default('en') },
  })
  .superRefine(({ channel, address }, context) => {
    const { error } = subscriberAddress.safeParse({ channel, address });
    if (error) context.addIssue({ code: 'custom', path: ['address'], message: error.issues[0]!.message });
  });

/** A subscriber as lists have it. */
export type SubscriberRow = z.output<typeof subscriberRow>;

/** A subscription without any address: what events and states carry, for they stay for ever. */
export const subscription = z
  .object({
    id: z.string(),
    channel: z.enum(SUBSCRIBER_CHANNELS),
    ...subscriberWishes,
    status: z.enum(SUBSCRIPTION_STATUSES),
    askedAt: z.iso.datetime().describe('when somebody asked for it last'),
    confirmedAt: z.iso.datetime().nullable(),
    leftAt: z.iso.datetime().nullable().describe('an import does not bring back who left'),
    sequence: z.int().describe('rises with each change: the higher one holds'),
  })
  .meta({ id: 'Subscription' });

/** A subscription without any address. */
export type Subscription = z.output<typeof subscription>;
