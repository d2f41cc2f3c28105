import { z } from 'zod';
import { localised } from '../definition/localised-schema.js';
import { personReference } from '../definition/person.js';
import { channelName } from './channel.js';

/** The ways by which Muster tells a person something; beside them there is always the list in Muster itself. */
export const NOTICE_CHANNELS = ['email', 'sms', 'slack', 'teams', 'webhook'] as const;

/** A way by which Muster tells a person something. */
export type NoticeChannel = (typeof NOTICE_CHANNELS)[number];

/** Those that need an address of the person's own; an e-mail goes to that of the directory. */
export const ADDRESSED_CHANNELS = ['sms', 'slack', 'teams', 'webhook'] as const;

/** A way that needs an address of the person's own. */
export type AddressedChannel = (typeof ADDRESSED_CHANNELS)[number];

/** Something that happened and had to reach one person. */
export const notice = z
  .object({
    id: z.string().describe('of the event'),
    incident: z.string().nullable().describe('null for what belongs to none'),
    title: z.string().nullable().describe('of the incident'),
    isDrill: z.boolean(),
    text: localised,
    by: personReference.describe('who did it: a person, a program, or a service for what a clock says'),
    at: z.iso.datetime(),
    urgent: z.boolean().describe('it was told at once'),
    readAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Notice' });

/** Something that happened and had to reach one person. */
export type Notice = z.output<typeof notice>;

/** By which ways somebody is told. */
export const noticePreferences = z
  .object({
    person: z.string().describe('their id'),
    urgent: z.array(channelName).describe('for what is urgent'),
    digest: z.array(channelName).describe('for the rest, once a minute at most'),
    addresses: z
      .object({
        sms: z.string().nullable(),
        slack: z.string().nullable(),
        teams: z.string().nullable(),
        webhook: z.string().nullable(),
      })
      .describe('what is secret in them is not shown'),
  })
  .meta({ id: 'NoticePreferences' });

/** By which ways somebody is told. */
export type NoticePreferences = z.output<typeof noticePreferences>;

/** Somebody to whom the clocks of an incident do not speak for a while. */
export const snooze = z
  .object({
    incident: z.string(),
    person: personReference,
    since: z.iso.datetime(),
    until: z.iso.datetime(),
    reason: z.string().nullable(),
  })
  .meta({ id: 'Snooze' });

/** Somebody to whom the clocks of an incident do not speak for a while. */
export type Snooze = z.output<typeof snooze>;
