import { z } from 'zod';

/** The ways by which a word leaves Muster. `by-hand`: somebody posts it and says where it can be seen. */
export const CHANNELS = ['email', 'webhook', 'slack', 'teams', 'sms', 'by-hand'] as const;

/** A way by which a word leaves Muster. */
export type ChannelName = (typeof CHANNELS)[number];

export const channelName = z.enum(CHANNELS);

/** What people call a channel. */
export const CHANNEL_NAMES = {
  email: { en: 'e-mail', fr: 'courriel' },
  webhook: { en: 'webhook', fr: 'webhook' },
  slack: { en: 'Slack', fr: 'Slack' },
  teams: { en: 'Microsoft Teams', fr: 'Microsoft Teams' },
  sms: { en: 'SMS', fr: 'SMS' },
  'by-hand': { en: 'by hand', fr: 'à la main' },
} as const;
