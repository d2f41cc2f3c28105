import { z } from 'zod';
import { cursorUnknown, keyReused, notForYou } from '../definition/general-rejections.js';
import { personNamed } from '../definition/person.js';
import { defineCommand, defineQuery } from '../definition/request.js';
import { instant, line } from '../definition/text.js';
import { incidentId } from '../incidents/incident.js';
import { incidentUnknown } from '../incidents/rejections.js';
import { personUnknown } from '../roles/rejections.js';
import { NOTICE_CHANNELS, notice, noticePreferences, snooze } from './notice.js';
import { noticeAddressMissing, noticeAddressUnfit, noticesForPeople, notSnoozed } from './notice-rejections.js';

const channels = z
  .array(z.enum(NOTICE_CHANNELS))
  .max(NOTICE_CHANNELS.length)
  .refine((all) => new Set(all).size === all.length, { error: 'each channel once' });
const yesOrNo = z.preprocess((given) => (given === 'true' ? true : given === 'false' ? false : given), z.boolean());
const address = line(2_000).nullable().optional();
const whose = personNamed().optional().describe('oneself unless given');
const preferencesPath = '/v1/notice-preferences';
const snoozePath = '/v1/incidents/{incident}/snooze';

export const setNoticePreferences = defineCommand({
  service: 'communications',
  name: 'set-notice-preferences',
  summary: 'Say by which ways Muster tells you what it has to tell you; what is not given stays as it is.',
  whoMay: 'oneself; administrators for others',
  input: z.strictObject({
    person: whose,
    urgent: channels.optional().describe('for what is urgent; none: only the list in Muster'),
    digest: channels.optional().describe('for the rest, once a minute at most; none: only the list in Muster'),
    addresses: z
      .strictObject({
        sms: address.describe('a telephone number with its country, such as +33612345678'),
        slack: address.describe('the address of an incoming webhook of Slack'),
        teams: address.describe('the address of a webhook of Microsoft Teams'),
        webhook: address.describe('an address of your own, which gets signed requests'),
      })
      .optional()
      .describe('null takes an address away; e-mail goes to the address of the directory'),
  }),
  output: noticePreferences.extend({
    webhookSecret: z
      .string()
      .nullable()
      .describe('what requests to a webhook that was set now are signed with (Standard Webhooks); shown this once'),
  }),
  rejections: [noticesForPeople, personUnknown, notForYou, noticeAddressUnfit, noticeAddressMissing],
  http: { method: 'PATCH', path: preferencesPath },
});

export const getNoticePreferences = defineQuery({
  service: 'communications',
  name: 'get-notice-preferences',
  summary: 'By which ways somebody is told; e-mail unless they said otherwise.',
  whoMay: 'oneself; administrators for others',
  input: z.strictObject({ person: whose }),
  output: noticePreferences,
  rejections: [noticesForPeople, personUnknown, notForYou],
  http: { method: 'GET', path: preferencesPath },
});

export const listMyNotices = defineQuery({
  service: 'communications',
  name: 'list-my-notices',
  summary: 'What Muster had to tell you in the last thirty days, newest first, and how much of it is unread.',
  whoMay: 'a person; their own alone',
  input: z.strictObject({
    unread: yesOrNo.default(false).describe('only what is unread'),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    after: line(400).optional().describe('the `next` of the page before'),
  }),
  output: z.object({ notices: z.array(notice), unread: z.int(), next: z.string().nullable() }),
  rejections: [noticesForPeople, cursorUnknown],
  http: { method: 'GET', path: '/v1/notices' },
});

export const markNoticesRead = defineCommand({
  service: 'communications',
  name: 'mark-notices-read',
  summary: 'Mark notices as read: these, or all that happened up to a time.',
  whoMay: 'a person; their own alone',
  input: z
    .strictObject({
      notices: z.array(line(100)).min(1).max(200).optional(),
      until: instant().optional(),
    })
    .refine(({ notices, until }) => (notices === undefined) !== (until === undefined), {
      error: 'either notices or until',
      path: ['notices'],
    }),
  output: z.object({ unread: z.int() }),
  rejections: [noticesForPeople],
  http: { method: 'POST', path: '/v1/notices/read' },
});

export const snoozeNotices = defineCommand({
  service: 'communications',
  name: 'snooze-notices',
  summary:
    'Have the clocks of an incident not speak to you for a while; the record says so, and others are asked as ever.',
  whoMay: 'whoever sees the incident, for themselves',
  input: z.strictObject({
    incident: incidentId(),
    minutes: z.int().min(1).max(240),
    reason: line(500).optional(),
  }),
  output: snooze,
  rejections: [incidentUnknown, noticesForPeople, keyReused],
  http: { method: 'PUT', path: snoozePath },
});

export const endSnooze = defineCommand({
  service: 'communications',
  name: 'end-snooze',
  summary: 'Have the clocks of an incident speak to you again; what they would have said meanwhile comes at once.',
  whoMay: 'who is snoozed',
  input: z.strictObject({ incident: incidentId() }),
  output: snooze,
  rejections: [incidentUnknown, noticesForPeople, notSnoozed, keyReused],
  http: { method: 'DELETE', path: snoozePath },
});

export const listSnoozes = defineQuery({
  service: 'communications',
  name: 'list-snoozes',
  summary: 'To whom the clocks of an incident do not speak at the moment, and until when.',
  whoMay: 'whoever sees the incident',
  input: z.strictObject({ incident: incidentId() }),
  output: z.object({ snoozes: z.array(snooze) }),
  rejections: [incidentUnknown],
  http: { method: 'GET', path: '/v1/incidents/{incident}/snoozes' },
});
