import { byHandChannel } from './by-hand/by-hand-channel.js';
import { emailChannel } from './email/email-channel.js';
import type { MakeChannel } from './make-channel.js';
import { slackChannel } from './slack/slack-channel.js';
import { smsChannel } from './sms/sms-channel.js';
import { teamsChannel } from './teams/teams-channel.js';
import { webhookChannel } from './webhook/webhook-channel.js';

/** Every channel there is: a new one is a folder and a line here. */
export const CHANNEL_LIST: readonly MakeChannel[] = [
  emailChannel,
  webhookChannel,
  slackChannel,
  teamsChannel,
  smsChannel,
  byHandChannel,
];
