import { z } from 'zod';
import { defineEvent } from '../definition/event.js';
import { spokenTime } from '../definition/language.js';
import { personReference } from '../definition/person.js';
import { snooze } from './notice.js';

export const noticesGathered = defineEvent({
  service: 'communications',
  name: 'notices-gathered',
  version: 1,
  summary: 'What waited for a person goes to them in one digest; names the notices, and has none of their words.',
  data: z.object({
    person: z.string(),
    number: z.int().describe("which of the person's digests it is"),
    notices: z.array(z.string()).describe('ids of the events that they are of; the most urgent and oldest first'),
    urgent: z.boolean().describe('one of them is'),
    at: z.iso.datetime(),
  }),
  wording: null,
});

export const noticesSnoozed = defineEvent({
  service: 'communications',
  name: 'notices-snoozed',
  version: 1,
  summary:
    'The clocks of the incident do not speak to this person for a while; what they would have said comes after it.',
  data: z.object({ snooze, restricted: z.boolean() }),
  wording: ({ data: { snooze: it }, by }) => ({
    en: `${by.name} silenced the clocks until ${spokenTime(it.until, 'en')}${it.reason ? `: ${it.reason}` : '.'}`,
    fr: `${by.name} a mis ses rappels en veille jusqu'au ${spokenTime(it.until, 'fr')}${it.reason ? ` : ${it.reason}` : '.'}`,
  }),
});

export const snoozeEnded = defineEvent({
  service: 'communications',
  name: 'snooze-ended',
  version: 1,
  summary: 'The clocks of the incident speak to this person again before the time that was set.',
  data: z.object({ incident: z.string(), restricted: z.boolean(), person: personReference, at: z.iso.datetime() }),
  wording: ({ by }) => ({
    en: `${by.name} is there for the clocks again.`,
    fr: `${by.name} reçoit de nouveau les rappels.`,
  }),
});

/** What can happen here. */
export const NOTICE_EVENTS = [noticesGathered, noticesSnoozed, snoozeEnded] as const;
