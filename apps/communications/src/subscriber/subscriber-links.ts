import { createHmac } from 'node:crypto';
import { type SubscriptionTokenKind, subscriptionTokenOf } from './subscriber-token.js';

/** Where the status page is read, and what the links of its subscribers are signed with. */
export interface PageLinks {
  /** Without a slash at the end. */
  readonly address: string;
  readonly secret: string;
}

/** Where a subscriber does something: `https://status.example.org/leave/leave.sub-….…`. */
export const subscriberLink = ({ address, secret }: PageLinks, kind: SubscriptionTokenKind, id: string): string =>
  `${address}/${kind}/${subscriptionTokenOf(secret, kind, id)}`;

/** What every message to a subscriber leads to. */
export const subscriberLinks = (page: PageLinks, id: string) => ({
  leave: subscriberLink(page, 'leave', id),
  manage: subscriberLink(page, 'manage', id),
});

/** What messages to the webhook of a subscriber are signed with, as Standard Webhooks writes it. */
export const webhookSecretOf = (secret: string, id: string): string =>
  `whsec_${createHmac('sha256', secret).update(`webhook ${id}`).digest('base64')}`;
