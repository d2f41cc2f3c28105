import { z } from 'zod';
import { atOnce, defineEvent } from '../definition/event.js';
import { type Language, spokenTime } from '../definition/language.js';
import { namesOf, personReference } from '../definition/person.js';
import { inLanguage } from './public-words.js';
import { PUBLICATION_STATUS_NAMES, type Publication, publication } from './publication.js';

/** Whether only those who see the incident may know who did this; the page is for everybody. */
const restricted = z.boolean().describe('whether the incident was restricted at that moment');

const titled = ({ title }: Publication, language: Language): string => inLanguage(title, language);
const latest = ({ entries }: Publication, language: Language): string => inLanguage(entries.at(-1)!.words, language);
const status = (it: Publication, language: Language): string =>
  PUBLICATION_STATUS_NAMES[it.status][language].toLowerCase();

export const publicationPublished = defineEvent({
  service: 'communications',
  name: 'publication-published',
  version: 1,
  summary: 'The status page tells of something that went wrong; carries it whole. Keep the latest.',
  data: z.object({
    publication,
    decidedByCopy: z.boolean(),
    restricted,
    beside: z.boolean().describe('another is open for the same incident'),
    chased: z.boolean().describe('somebody is asked whether it still holds while it is open'),
  }),
  isKey: () => true,
  wording: ({ data: { publication: it }, by }) => ({
    en: `${by.name} published “${titled(it, 'en')}” (${status(it, 'en')}): “${latest(it, 'en')}”`,
    fr: `${by.name} a publié « ${titled(it, 'fr')} » (${status(it, 'fr')}) : « ${latest(it, 'fr')} »`,
  }),
});

export const publicationUpdated = defineEvent({
  service: 'communications',
  name: 'publication-updated',
  version: 1,
  summary: 'More was said on the status page; carries the publication whole. Keep the latest.',
  data: z.object({ publication, decidedByCopy: z.boolean(), restricted }),
  isKey: () => true,
  wording: ({ data: { publication: it }, by }) => ({
    en: `${by.name} published of “${titled(it, 'en')}” (${status(it, 'en')}): “${latest(it, 'en')}”`,
    fr: `${by.name} a publié de « ${titled(it, 'fr')} » (${status(it, 'fr')}) : « ${latest(it, 'fr')} »`,
  }),
});

export const publicationCorrected = defineEvent({
  service: 'communications',
  name: 'publication-corrected',
  version: 1,
  summary: 'Other words stand on the status page in the place of some; carries the publication whole. Keep the latest.',
  data: z.object({ publication, entry: z.string(), decidedByCopy: z.boolean(), restricted }),
  wording: ({ data: { publication: it, entry }, by }) => {
    const words = it.entries.find(({ id }) => id === entry)?.words ?? {};
    return {
      en: `${by.name} corrected what was published of “${titled(it, 'en')}”: “${inLanguage(words, 'en')}”`,
      fr: `${by.name} a corrigé ce qui était publié de « ${titled(it, 'fr')} » : « ${inLanguage(words, 'fr')} »`,
    };
  },
});

export const publicationWithdrawn = defineEvent({
  service: 'communications',
  name: 'publication-withdrawn',
  version: 1,
  summary: 'What was published was false; it stays to be seen, marked. Carries it whole. Keep the latest.',
  data: z.object({ publication, decidedByCopy: z.boolean(), restricted }),
  isKey: () => true,
  wording: ({ data: { publication: it }, by }) => {
    const reason = it.withdrawn?.reason ?? {};
    return {
      en: `${by.name} withdrew “${titled(it, 'en')}” from the status page: “${inLanguage(reason, 'en')}”`,
      fr: `${by.name} a retiré « ${titled(it, 'fr')} » de la page d'état : « ${inLanguage(reason, 'fr')} »`,
    };
  },
});

export const publicationDue = defineEvent({
  service: 'communications',
  name: 'publication-due',
  version: 1,
  summary: 'Something is open on the status page and nothing was said of it for hours; carries it whole.',
  data: z.object({
    publication,
    hours: z.int().describe('that have passed since: 3, 6, 12 or 24'),
    asks: z.array(personReference).describe('whom this asks to do something about it'),
    restricted: restricted.optional(),
  }),
  notifies: ({ data: { asks } }) => atOnce(...asks),
  wording: ({ data: { publication: it, asks } }) => ({
    en: `“${titled(it, 'en')}” is open on the status page, and nothing was said of it since ${spokenTime(it.changedAt, 'en')}: ${namesOf(asks, 'en')}, does it still hold?`,
    fr: `« ${titled(it, 'fr')} » est ouverte sur la page d'état et rien n'en a été dit depuis le ${spokenTime(it.changedAt, 'fr')} : ${namesOf(asks, 'fr')}, est-ce toujours vrai ?`,
  }),
});

/** Every event of this room. */
export const PUBLICATION_EVENTS = [
  publicationPublished,
  publicationUpdated,
  publicationCorrected,
  publicationWithdrawn,
  publicationDue,
] as const;
