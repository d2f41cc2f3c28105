import { createHmac, timingSafeEqual } from 'node:crypto';

/** What the link of a token does: confirm, unsubscribe, or change and erase. */
export const SUBSCRIPTION_TOKEN_KINDS = ['confirm', 'leave', 'manage'] as const;

/** What the link of a token does. */
export type SubscriptionTokenKind = (typeof SUBSCRIPTION_TOKEN_KINDS)[number];

const TOKEN = /^(confirm|leave|manage)\.(sub-[\w-]{1,100})\.([\w-]{43})$/;

const signatureOf = (secret: string, kind: string, id: string): string =>
  createHmac('sha256', secret).update(`${kind}.${id}`).digest('base64url');

/** What stands in a link to a subscription: what it does, of which one, and a signature. Without any address. */
export const subscriptionTokenOf = (secret: string, kind: SubscriptionTokenKind, id: string): string =>
  `${kind}.${id}.${signatureOf(secret, kind, id)}`;

/** What a token says, or undefined when Muster did not make it. */
export function readSubscriptionToken(
  secret: string,
  token: string,
): { kind: SubscriptionTokenKind; id: string } | undefined {
  const [, kind, id, signature] = TOKEN.exec(token.trim()) ?? [];
  if (!kind || !id || !signature) return undefined;
  const right = Buffer.from(signatureOf(secret, kind, id));
  if (!timingSafeEqual(right, Buffer.from(signature))) return undefined;
  return { kind: kind as SubscriptionTokenKind, id };
}

/** The secret of these tokens, from the service's own key: every replica has the same. */
export const subscriptionSecretOf = (privateKey: string): string =>
  createHmac('sha256', privateKey).update('muster subscriptions').digest('base64url');

/**
 * By what an address is found again, and by which is known that it left when the address itself is gone: a digest that nobody
 * without the secret can make of a guessed address.
 */
export const addressKey = (secret: string, channel: string, address: string): string =>
  createHmac('sha256', secret)
    .update(`${channel} ${channel === 'email' ? address.toLowerCase() : address}`)
    .digest('base64url');
