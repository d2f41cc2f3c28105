import { Webhook } from 'standardwebhooks';
import { Outgoing } from '#outgoing';
import { type Accepted, type Channel, NotDelivered, type Outbound } from '../../../channel/channel.js';
import { shownWebAddress } from '../../../channel/shown-web-address.js';
import { payloadOf } from '../../../channel/webhook/payload.js';
import type { MakeChannel } from '../make-channel.js';
import { OVER_DAYS } from '../pauses.js';
import { post } from '../post.js';
import { hostOf, webAddress } from '../web-address.js';

/** The headers of Standard Webhooks. An id may have no full stop, for it is signed with full stops around it. */
export function signedHeaders(secret: string, id: string, body: string): Record<string, string> {
  const now = new Date();
  const webhookId = id.replaceAll('.', ':');
  return {
    'webhook-id': webhookId,
    'webhook-timestamp': `${Math.floor(now.getTime() / 1_000)}`,
    'webhook-signature': new Webhook(secret).sign(webhookId, now, body),
  };
}

/**
 * Messages to programs, signed as https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 * says: ten attempts over three days, 410 ends it, redirects are not followed, and the id is the same for each attempt.
 */
export class WebhookChannel implements Channel {
  readonly name = 'webhook';
  readonly missing = null;
  readonly pauses = OVER_DAYS;
  readonly limit = Number.POSITIVE_INFINITY;
  readonly recognisesRepeats = true;
  readonly shown = shownWebAddress;
  readonly providerOf = hostOf;

  constructor(private readonly outgoing: Outgoing) {}

  check(address: string): Promise<string> {
    return webAddress(this.name, address, this.outgoing);
  }

  async send({ id, address, secret, content, links }: Outbound): Promise<Accepted> {
    if (!secret) throw new NotDelivered('this webhook has no secret to sign with', { forGood: true });
    const body = JSON.stringify(payloadOf({ content, ...(links && { links }) }, new Date().toISOString()));
    await post(this.outgoing, address, body, { headers: signedHeaders(secret, id, body) });
    return { state: 'delivered', reference: null };
  }
}

export const webhookChannel: MakeChannel = ({ settings }) =>
  new WebhookChannel(new Outgoing(settings.outgoingAllowed ?? []));
