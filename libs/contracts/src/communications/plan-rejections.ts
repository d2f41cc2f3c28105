import { spokenTime } from '../definition/language.js';
import { defineRejection } from '../definition/rejection.js';

export const promiseUnknown = defineRejection<{ incident: string; audience: string }>({
  code: 'promise-unknown',
  status: 404,
  field: 'audience',
  title: { en: 'No such audience', fr: 'Public inconnu' },
  detail: ({ incident, audience }) => ({
    en: `The plan of ${incident} has no audience ${audience}.`,
    fr: `Le plan de ${incident} n'a pas de public ${audience}.`,
  }),
  next: {
    en: 'GET /v1/incidents/{incident}/promises lists those it has.',
    fr: 'GET /v1/incidents/{incident}/promises liste ceux qu’il a.',
  },
});

export const promiseTimeUnfit = defineRejection<{ now: string; latest: string }>({
  code: 'promise-time-unfit',
  status: 422,
  field: 'due',
  title: { en: 'Nothing can be promised for that time', fr: 'On ne peut rien promettre pour ce moment' },
  detail: ({ now, latest }) => ({
    en: `It is ${spokenTime(now, 'en')}: a promise is for a time to come, by ${spokenTime(latest, 'en')} at the latest.`,
    fr: `Nous sommes le ${spokenTime(now, 'fr')} : une promesse vaut pour plus tard, au plus tard le ${spokenTime(latest, 'fr')}.`,
  }),
  next: {
    en: 'Give a time to come, or null to promise nothing more.',
    fr: 'Donnez une heure à venir, ou null pour ne plus rien promettre.',
  },
});

export const promisesWentOn = defineRejection<{ incident: string; into: string }>({
  code: 'promises-went-on',
  status: 409,
  title: { en: 'The incident lives on in another one', fr: "L'incident se poursuit dans un autre" },
  detail: ({ incident, into }) => ({
    en: `${incident} was merged into ${into}: what is promised is promised there.`,
    fr: `${incident} a été fusionné dans ${into} : c'est là que l'on promet.`,
  }),
  next: { en: 'Move the promise there.', fr: 'Déplacez la promesse là-bas.' },
});
