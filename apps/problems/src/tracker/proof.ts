import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { Webhook } from 'standardwebhooks';

const digest = (text: string | Buffer): Buffer => createHash('sha256').update(text).digest();

/** Whether two secrets are the same, in a time that says nothing of where they differ. */
export const isSameSecret = (given: string | undefined, secret: string): boolean =>
  given !== undefined && timingSafeEqual(digest(given), digest(secret));

/** Whether `sha256=…` is the HMAC of these bytes by this secret, as GitHub and Jira write it. */
export function isHubSigned(given: string | undefined, body: Buffer, secret: string): boolean {
  if (!given?.startsWith('sha256=')) return false;
  return isSameSecret(given.toLowerCase(), `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`);
}

/** Whether they are signed as Standard Webhooks says, some minutes ago at most. */
export function isStandardSigned(headers: Readonly<Record<string, string>>, body: Buffer, secret: string): boolean {
  try {
    new Webhook(secret).verify(body, { ...headers });
    return true;
  } catch {
    return false;
  }
}
