import { spokenTime } from '../definition/language.js';
import type { PersonReference } from '../definition/person.js';
import { defineRejection } from '../definition/rejection.js';
import { itemsNamed } from './closing-words.js';
import type { OpenItem } from './open-item.js';

export const stillOpen = defineRejection<{ incident: string; count: number; items: readonly OpenItem[] }>({
  code: 'still-open',
  status: 409,
  field: 'settle',
  title: { en: 'Something is still open', fr: "Il reste quelque chose d'ouvert" },
  detail: ({ incident, items }) => ({
    en: `${incident} is not closed yet: nobody sees to this by a time: ${itemsNamed(items, 'en')}.`,
    fr: `${incident} n'est pas encore clos : personne ne s'occupe à temps de ceci : ${itemsNamed(items, 'fr')}.`,
  }),
  next: {
    en: 'See to it; or POST /v1/incidents/{incident}/close with an owner and a date for each in "settle", or a waiver with its reason; "waiveOthers" lets all others be.',
    fr: 'Occupez-vous-en ; ou POST /v1/incidents/{incident}/close, avec pour chacun dans « settle » un responsable et une date, ou une dérogation et son motif ; « waiveOthers » abandonne tous les autres.',
  },
});

export const closingUnderWay = defineRejection<{ by: PersonReference; since: string }>({
  code: 'closing-under-way',
  status: 409,
  field: 'incident',
  title: { en: 'It is being closed already', fr: 'Sa clôture est déjà en cours' },
  detail: ({ by, since }) => ({
    en: `${by.name} has been closing it since ${spokenTime(since, 'en')}.`,
    fr: `${by.name} le clôt depuis le ${spokenTime(since, 'fr')}.`,
  }),
  next: {
    en: 'Wait a few seconds and look again; or take the status back.',
    fr: 'Patientez quelques secondes et regardez à nouveau ; ou revenez sur le statut.',
  },
});

export const closingInterrupted = defineRejection<{ incident: string }>({
  code: 'closing-interrupted',
  status: 409,
  field: 'incident',
  title: { en: 'Something came in between', fr: "Quelque chose s'est interposé" },
  detail: ({ incident }) => ({
    en: `${incident} was not closed: somebody moved it, something new is open in it, or it took too long.`,
    fr: `${incident} n'a pas été clos : quelqu'un l'a déplacé, quelque chose de nouveau y est ouvert, ou c'était trop long.`,
  }),
  next: { en: 'See what is open now, and close it again.', fr: 'Voyez ce qui est ouvert, puis clôturez à nouveau.' },
});

export const duePassed = defineRejection<{ now: string }>({
  code: 'due-passed',
  status: 422,
  field: 'settle',
  title: { en: 'That time has passed', fr: 'Cette heure est passée' },
  detail: ({ now }) => ({
    en: `It is ${spokenTime(now, 'en')}: nobody can be done by then.`,
    fr: `Il est ${spokenTime(now, 'fr')} : personne ne peut avoir fini d'ici là.`,
  }),
  next: { en: 'Give a time that is to come.', fr: 'Donnez une heure à venir.' },
});
