import { z } from 'zod';
import { cursorUnknown, keyReused, notForYou } from '../definition/general-rejections.js';
import { defineCommand, defineQuery } from '../definition/request.js';
import { line, webAddress } from '../definition/text.js';
import { incidentId } from '../incidents/incident.js';
import { incidentUnknown } from '../incidents/rejections.js';
import { delivery, deliveryCounts, deliveryId, deliveryState } from './delivery.js';
import { alreadyPosted, deliveryUnknown, nothingFailed, nothingSent, notToPost } from './delivery-rejections.js';
import { updateId } from './update.js';

const whoTells = 'whoever answers for what the audience is told or is entitled to tell it, the incident manager';

export const listDeliveries = defineQuery({
  service: 'communications',
  name: 'list-deliveries',
  summary: 'What became of what was sent: how many in each state, and each of them, those that failed first.',
  whoMay: 'anyone who sees the incident',
  input: z.strictObject({
    incident: incidentId(),
    update: updateId().optional().describe('of this one alone'),
    state: deliveryState.optional(),
    limit: z.coerce.number().int().min(1).max(1_000).default(200),
    after: line(500).optional().describe('the `next` of the page before'),
  }),
  output: z.object({
    counts: deliveryCounts,
    maybeTwice: z.int().describe('how many of them may have come twice'),
    deliveries: z.array(delivery),
    next: z.string().nullable(),
  }),
  rejections: [incidentUnknown, nothingSent, cursorUnknown],
  http: { method: 'GET', path: '/v1/incidents/{incident}/deliveries' },
});

export const retryDeliveries = defineCommand({
  service: 'communications',
  name: 'retry-deliveries',
  summary: 'Try again what failed or bounced of what was last sent of an update: all of it, or what is named.',
  whoMay: whoTells,
  input: z.strictObject({
    incident: incidentId(),
    update: updateId(),
    deliveries: z.array(deliveryId()).min(1).max(1_000).optional().describe('these alone'),
  }),
  output: z.object({ incident: z.string(), update: z.string(), retried: z.int() }),
  rejections: [incidentUnknown, nothingSent, nothingFailed, notForYou, keyReused],
  http: { method: 'POST', path: '/v1/incidents/{incident}/updates/{update}/deliveries/retry' },
});

export const notePosted = defineCommand({
  service: 'communications',
  name: 'note-posted',
  summary: 'Say that you posted by hand what Muster cannot send, and where it can be seen.',
  whoMay: whoTells,
  input: z.strictObject({ incident: incidentId(), delivery: deliveryId(), link: webAddress() }),
  output: delivery,
  rejections: [incidentUnknown, deliveryUnknown, notToPost, alreadyPosted, notForYou, keyReused],
  http: { method: 'PUT', path: '/v1/incidents/{incident}/deliveries/{delivery}/posted' },
});
