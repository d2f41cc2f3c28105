import { z } from 'zod';
import { atOnce, defineEvent, inDigest } from '../definition/event.js';
import { namesOf, personReference } from '../definition/person.js';
import { itemsNamed, leftTo } from './closing-words.js';
import { incident } from './incident.js';
import { openItem } from './open-item.js';

/** Days after its date at which somebody is asked for what closing left to them and is still open. */
export const FOLLOW_UP_DAYS = [0, 1, 7] as const;

/** Something that closing left to somebody by a time. */
export const followUp = openItem.extend({ owner: personReference, due: z.iso.datetime() }).meta({ id: 'FollowUp' });

/** Something that closing left to somebody by a time. */
export type FollowUp = z.output<typeof followUp>;

export const followUpsOverdue = defineEvent({
  service: 'incidents',
  name: 'follow-ups-overdue',
  version: 1,
  summary: 'What closing left to somebody is still open after its date: they are asked, later the manager too.',
  data: z.object({
    days: z.int().describe('since its date, at least'),
    items: z.array(followUp),
    asks: z.array(personReference),
    incident,
  }),
  notifies: ({ data: { days, asks } }) => (days > 0 ? atOnce(...asks) : inDigest(...asks)),
  wording: ({ data: { items, asks } }) => ({
    en: `Left to be done when the incident was closed, and still open: ${leftTo(items, 'en')}; ${namesOf(asks, 'en')} asked to see to it.`,
    fr: `Laissé à faire à la clôture, et toujours ouvert : ${leftTo(items, 'fr')} ; demande faite à ${namesOf(asks, 'fr')}.`,
  }),
});

export const followUpsDone = defineEvent({
  service: 'incidents',
  name: 'follow-ups-done',
  version: 1,
  summary: 'What closing left to somebody was no longer open at its date.',
  data: z.object({ items: z.array(followUp), incident }),
  wording: ({ data: { items } }) => ({
    en: `Left to be done when the incident was closed, and no longer open: ${itemsNamed(items, 'en')}.`,
    fr: `Laissé à faire à la clôture, et réglé depuis : ${itemsNamed(items, 'fr')}.`,
  }),
});
