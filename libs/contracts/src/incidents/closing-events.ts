import { z } from 'zod';
import { atOnce, defineEvent } from '../definition/event.js';
import type { Localised } from '../definition/language.js';
import { personReference } from '../definition/person.js';
import { itemsNamed } from './closing-words.js';
import { incident, STATUS_NAMES, status } from './incident.js';
import { openItem } from './open-item.js';

export const closingBegun = defineEvent({
  service: 'incidents',
  name: 'closing-begun',
  version: 1,
  summary: 'Every service is asked once more what is open, and holds on to what comes meanwhile. Carries state only.',
  data: z.object({
    attempt: z.int(),
    from: status.describe('where it goes back to if it is not closed'),
    until: z.iso.datetime().describe('when it goes back if nothing came of it'),
    covered: z.array(z.string()).describe('items that whoever closes it said something of'),
    incident,
  }),
  wording: null,
});

/** Why a closing came to nothing. */
export const CLOSING_ENDED_BECAUSE = ['still-open', 'objection', 'late', 'taken-back'] as const;

/** Why a closing came to nothing. */
export type ClosingEndedBecause = (typeof CLOSING_ENDED_BECAUSE)[number];

export const closingEnded = defineEvent({
  service: 'incidents',
  name: 'closing-ended',
  version: 1,
  summary: 'The incident was not closed after all: it is where it was before.',
  data: z.object({
    attempt: z.int(),
    because: z.enum(CLOSING_ENDED_BECAUSE),
    items: z.array(openItem).describe('what came up meanwhile'),
    asks: z.array(personReference).describe('who has to see to it'),
    incident,
  }),
  notifies: ({ data: { because, asks } }) => (because === 'still-open' ? [] : atOnce(...asks)),
  wording: ({ data: { because, items, incident: it }, by }): Localised => {
    const back = {
      en: `the incident is ${STATUS_NAMES[it.status].en} as before`,
      fr: `l'incident est ${STATUS_NAMES[it.status].fr} comme avant`,
    };
    if (because === 'taken-back') {
      return {
        en: `${by.name} called the closing off: ${back.en}.`,
        fr: `${by.name} a annulé la clôture : ${back.fr}.`,
      };
    }
    if (because === 'late') {
      return {
        en: `Closing did not come to its end in time: ${back.en}.`,
        fr: `La clôture n'a pas abouti à temps : ${back.fr}.`,
      };
    }
    return {
      en: `Closing stopped, for this came up meanwhile: ${itemsNamed(items, 'en')}; ${back.en}.`,
      fr: `La clôture s'est arrêtée, car ceci est survenu entre-temps : ${itemsNamed(items, 'fr')} ; ${back.fr}.`,
    };
  },
});
