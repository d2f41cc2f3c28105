import { z } from 'zod';
import { defineEvent } from '../definition/event.js';
import type { Language } from '../definition/language.js';
import { BRINGING_FIELDS, BRINGING_NAMES } from './bringing.js';
import { person } from './person.js';

export const personRegistered = defineEvent({
  service: 'roles',
  name: 'person-registered',
  version: 1,
  summary: 'Somebody is in the directory; carries the whole entry.',
  data: z.object({ person }),
  wording: ({ data, by }) =>
    data.person.id === by.id
      ? { en: `${by.name} joined.`, fr: `${by.name} a rejoint l'annuaire.` }
      : {
          en: `${by.name} added ${data.person.name} to the directory.`,
          fr: `${by.name} a ajouté ${data.person.name} à l'annuaire.`,
        },
});

export const personChanged = defineEvent({
  service: 'roles',
  name: 'person-changed',
  version: 1,
  summary: 'What somebody brings has changed; carries the whole entry.',
  data: z.object({ person, changed: z.array(z.enum(BRINGING_FIELDS)) }),
  wording: ({ data, by }) => {
    const names = (language: Language) => data.changed.map((field) => BRINGING_NAMES[field][language]).join(', ');
    return data.person.id === by.id
      ? { en: `${by.name} changed their entry: ${names('en')}.`, fr: `${by.name} a modifié sa fiche : ${names('fr')}.` }
      : {
          en: `${by.name} changed the entry of ${data.person.name}: ${names('en')}.`,
          fr: `${by.name} a modifié la fiche de ${data.person.name} : ${names('fr')}.`,
        };
  },
});
