import { randomUUID } from 'node:crypto';
import { jetstream } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import type { mongo } from 'mongoose';
import { BUILT_IN } from '../../apps/communications/src/audience/built-in-audiences.js';
import type { StoredMember } from '../../apps/communications/src/serving/audiences/member-store.js';
import { eventOf } from './following-service.js';

const ANA = { id: 'p-ana', name: 'Ana' };
const AT_ONCE = 5_000;
/** What their webhooks are signed with. */
const SECRET = `whsec_${Buffer.from('a secret of every customer').toString('base64')}`;

/** Puts members of the customers there, each with an address of its own. */
export async function addCustomers(
  members: mongo.Collection<StoredMember>,
  addressOf: (index: number) => string,
  count: number,
  channel: 'webhook' | 'email' = 'webhook',
): Promise<void> {
  for (let from = 0; from < count; from += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, index) => ({
      ...{ _id: `customers.${from + index}`, audience: 'customers', channel, person: null },
      ...{ address: addressOf(from + index), name: null, team: null, language: null, components: [], severities: [] },
      ...{ ...(channel === 'webhook' && { secret: SECRET }), addedAt: new Date().toISOString(), addedBy: ANA },
    }));
    await members.insertMany(some as never);
  }
}

/** Has an update sent to the customers, as its service would say it; gives its id. */
export async function sendToCustomers(bus: NatsConnection, incident: string): Promise<string> {
  const { name: audienceName, ...audience } = BUILT_IN.get('customers')!;
  const id = `upd-${randomUUID().slice(0, 8)}`;
  const at = new Date().toISOString();
  const words = { en: { problem: 'Checkout fails for about a fifth of all orders.' } };
  const facts = { severity: 'SEV2', status: 'active', impact: null, components: [], title: 'Checkout fails' };
  const sending = {
    ...{ revision: 1, what: 'first-word', at, by: ANA, languages: ['en'], nextUpdateAt: null, pastReview: false },
    ...{ decidedByCopy: false, facts },
  };
  const update = {
    ...{ id, incident, kind: 'real', audience: 'customers', audienceName, side: 'external', urgent: audience.urgent },
    ...{ status: 'sent', revision: 1, words, languages: ['en', 'fr'], awaits: [], nextUpdateAt: null, template: null },
    ...{ draftedBy: ANA, draftedAt: at, changedBy: ANA, changedAt: at, approved: null, scheduledFor: null },
    ...{ scheduledBy: null, sendings: [sending], withdrawn: null },
  };
  const data = { update: update.id, audience: 'customers', audienceName, sending, words, awaits: [] };
  const { subject, event } = eventOf('communications', 'update-sent', { ...data, update }, { incident, subject: id });
  await jetstream(bus).publish(subject, JSON.stringify(event), { msgID: event.id });
  return id;
}
