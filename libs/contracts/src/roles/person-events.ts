import { z } from 'zod';
import { defineEvent } from '../definition/event.js';
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
