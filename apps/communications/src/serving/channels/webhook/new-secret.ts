import { randomBytes } from 'node:crypto';

/** What the messages to a webhook are signed with, as Standard Webhooks writes it: 24 bytes, base64. */
export const newSecret = (): string => `whsec_${randomBytes(24).toString('base64')}`;
