import { z } from 'zod';
import { LANGUAGES } from '../definition/language.js';
import { localised } from '../definition/localised-schema.js';
import { personReference } from '../definition/person.js';
import { line } from '../definition/text.js';
import { severity } from '../incidents/incident.js';
import { channelName } from './channel.js';

/**
 * What became of a delivery, in the order in which people look: what needs somebody first. `sending`: on its way at this
 * moment; `sent`: handed on, nobody says whether it arrived; `to-post`: somebody posts it by hand; `bounced`: there is nobody
 * at this address; `withheld`: a drill, or told afterwards, so it is only shown; `superseded`: a newer revision went instead.
 */
export const DELIVERY_STATES = [
  'failed',
  'bounced',
  'to-post',
  'sending',
  'queued',
  'sent',
  'delivered',
  'posted',
  'withheld',
  'superseded',
] as const;

/** What became of a delivery. */
export type DeliveryState = (typeof DELIVERY_STATES)[number];

export const deliveryState = z.enum(DELIVERY_STATES);

export const deliveryId = () => line(200).regex(/^[\w.-]+$/, { error: 'the id of a delivery' });

/** How many deliveries are in each state; a state in which there is none is not named. */
export const deliveryCounts = z.partialRecord(deliveryState, z.int());

/** How many deliveries are in each state. */
export type DeliveryCounts = z.output<typeof deliveryCounts>;

/** One message to one address. */
export const delivery = z
  .object({
    id: z.string(),
    message: z.string().describe('the same for all who got the same: an update and its revision'),
    update: z.string().nullable(),
    revision: z.int().nullable(),
    audience: z.string().nullable(),
    channel: channelName,
    address: z.string().describe('without what is secret in it'),
    name: z.string().nullable(),
    language: z.enum(LANGUAGES),
    state: deliveryState,
    tries: z.int().describe('how often it was tried'),
    reason: z.string().nullable().describe('why it failed, or failed last'),
    reference: z.string().nullable().describe('what the receiver calls it; for what was posted by hand, where it is'),
    maybeTwice: z.boolean().describe('it was under way when a process died, so that it may have come twice'),
    at: z.iso.datetime().describe('since when it is so'),
    nextTryAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Delivery' });

/** One message to one address. */
export type Delivery = z.output<typeof delivery>;

/** Who gets a message: everybody of the audience, those who read a language, or those who got an earlier one. */
export const DISPATCHED_TO = ['everybody', 'readers', 'who-got-it'] as const;

/** A message of an update on its way to all who get it. */
export const dispatch = z.object({
  message: z.string(),
  incident: z.string(),
  restricted: z.boolean(),
  update: z.string(),
  audience: z.string(),
  audienceName: localised,
  by: personReference,
  to: z.enum(DISPATCHED_TO),
  language: z.enum(LANGUAGES).nullable().describe('which one those read who get it; null: any'),
  severity,
  components: z.array(z.string()),
  since: z.iso.datetime(),
});

/** A message of an update on its way to all who get it. */
export type DispatchBegun = z.output<typeof dispatch>;
