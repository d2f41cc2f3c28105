import { Module } from '@nestjs/common';
import { Webhook } from 'standardwebhooks';
import { Outgoing } from '#outgoing';
import { Parts } from '#service';
import { type Channel, NotDelivered } from '../../channel/channel.js';
import { CHANNELS } from '../deliveries/stores.js';

/** A signed webhook, as small as it can be. */
function webhook(outgoing: Outgoing): Channel {
  return {
    ...{ name: 'webhook', missing: null, pauses: [1_000, 5_000, 30_000], limit: Number.POSITIVE_INFINITY },
    recognisesRepeats: true,
    check: (address) => address,
    shown: (address) => new URL(address).origin,
    providerOf: (address) => new URL(address).host,
    async send({ id, address, secret, content }) {
      const body = JSON.stringify(content.data);
      const at = new Date();
      const headers = {
        ...{ 'content-type': 'application/json', 'webhook-id': id },
        'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
        ...(secret && { 'webhook-signature': new Webhook(secret).sign(id, at, body) }),
      };
      const answer = await outgoing.fetch(address, { method: 'POST', headers, body, patienceMs: 15_000 });
      if (answer.ok) return { state: 'delivered', reference: null };
      throw new NotDelivered(`It answered ${answer.status}.`, { forGood: answer.status === 410 });
    },
  };
}

/** The ways by which messages leave. */
@Module({
  providers: [
    {
      provide: CHANNELS,
      inject: [Parts],
      useFactory: ({ settings }: Parts) =>
        new Map([['webhook', webhook(new Outgoing(settings.outgoingAllowed ?? []))]]),
    },
  ],
  exports: [CHANNELS],
})
export class ChannelsModule {}
