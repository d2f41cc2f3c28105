import { spokenTime } from '../definition/language.js';
import { defineRejection } from '../definition/rejection.js';
import { inLanguage, type PublicWords } from './public-words.js';

export const publicationUnknown = defineRejection<{ publication: string }>({
  code: 'publication-unknown',
  status: 404,
  field: 'publication',
  title: { en: 'No such publication', fr: 'Publication inconnue' },
  detail: ({ publication }) => ({
    en: `There is no publication ${publication}.`,
    fr: `Il n'y a pas de publication ${publication}.`,
  }),
  next: { en: 'GET /v1/publications lists them.', fr: 'GET /v1/publications les liste.' },
});

export const publicationEntryUnknown = defineRejection<{ entry: string }>({
  code: 'publication-entry-unknown',
  status: 404,
  field: 'entry',
  title: { en: 'That was never published', fr: "Cela n'a jamais été publié" },
  detail: ({ entry }) => ({ en: `It has no entry ${entry}.`, fr: `Elle n'a pas d'entrée ${entry}.` }),
  next: {
    en: 'Read the publication: its entries have ids.',
    fr: 'Lisez la publication : ses entrées ont des identifiants.',
  },
});

export const publicationChanged = defineRejection<{ sequence: number; by: string; at: string }>({
  code: 'publication-changed',
  status: 409,
  field: 'sequence',
  title: { en: 'It is otherwise by now', fr: 'Elle a changé entre-temps' },
  detail: ({ sequence, by, at }) => ({
    en: `${by} changed it on ${spokenTime(at, 'en')}: it is at ${sequence}.`,
    fr: `${by} l'a modifiée le ${spokenTime(at, 'fr')} : elle en est à ${sequence}.`,
  }),
  next: {
    en: 'Read what the public reads now, and send its "sequence" if your words still hold.',
    fr: 'Lisez ce que le public lit maintenant, puis envoyez sa « sequence » si vos mots sont toujours justes.',
  },
});

export const publicationIsWithdrawn = defineRejection<{ by: string; at: string }>({
  code: 'publication-is-withdrawn',
  status: 409,
  title: { en: 'It was withdrawn', fr: 'Elle a été retirée' },
  detail: ({ by, at }) => ({
    en: `${by} withdrew it on ${spokenTime(at, 'en')}: the public reads that it was false.`,
    fr: `${by} l'a retirée le ${spokenTime(at, 'fr')} : le public lit qu'elle était fausse.`,
  }),
  next: { en: 'Publish another.', fr: 'Publiez-en une autre.' },
});

export const notYoursToPublish = defineRejection<{ whoMay: string }>({
  code: 'not-yours-to-publish',
  status: 403,
  title: { en: 'Somebody else answers for the status page', fr: "Quelqu'un d'autre répond de la page d'état" },
  detail: ({ whoMay }) => ({
    en: `${whoMay} answers for what the status page says of this incident.`,
    fr: `${whoMay} répond de ce que la page d'état dit de cet incident.`,
  }),
  next: {
    en: 'Give them your words; the incident manager can publish too, or delegates the duty to you.',
    fr: "Donnez-leur vos mots ; le gestionnaire d'incident peut publier aussi, ou vous délègue cette tâche.",
  },
});

export const drillNotPublished = defineRejection<{ incident: string; title: PublicWords; words: PublicWords }>({
  code: 'drill-not-published',
  status: 409,
  field: 'incident',
  title: { en: 'This is a drill', fr: "C'est un exercice" },
  detail: ({ incident }) => ({
    en: `${incident} is a drill: nothing of it is shown to the public; “title” and “words” are what would have been.`,
    fr: `${incident} est un exercice : rien n'en est montré au public ; « title » et « words » sont ce qui l'aurait été.`,
  }),
  next: { en: 'Go on with the exercise as if it stood there.', fr: "Poursuivez l'exercice comme si c'était publié." },
});

export const publicationSaysEnough = defineRejection<{ most: number; kilobytes: number }>({
  code: 'publication-says-enough',
  status: 409,
  field: 'publication',
  title: { en: 'Enough was said of it', fr: 'Il en a été dit assez' },
  detail: ({ most, kilobytes }) => ({
    en: `A publication has at most ${most} entries and ${kilobytes} kB; more would reach no reader.`,
    fr: `Une publication compte au plus ${most} entrées et ${kilobytes} ko ; davantage n'atteindrait plus aucun lecteur.`,
  }),
  next: { en: 'Resolve it, and publish what is left as another.', fr: 'Résolvez-la, puis publiez le reste à part.' },
});

export const publicationStartsLater = defineRejection<{ startedAt: string; now: string }>({
  code: 'publication-starts-later',
  status: 422,
  field: 'startedAt',
  title: { en: 'That has not happened yet', fr: "Cela n'a pas encore eu lieu" },
  detail: ({ startedAt, now }) => ({
    en: `${spokenTime(startedAt, 'en')} lies after now, ${spokenTime(now, 'en')}.`,
    fr: `${spokenTime(startedAt, 'fr')} est après maintenant, ${spokenTime(now, 'fr')}.`,
  }),
  next: { en: 'Planned work is announced as maintenance.', fr: "Des travaux prévus s'annoncent comme maintenance." },
});

export const publicationOpenAlready = defineRejection<{ publication: string; incident: string; title: PublicWords }>({
  code: 'publication-open-already',
  status: 409,
  field: 'incident',
  title: { en: 'The public is told of this already', fr: 'Le public en est déjà informé' },
  detail: ({ incident, title }) => ({
    en: `“${inLanguage(title, 'en')}” is open on the status page for ${incident}.`,
    fr: `« ${inLanguage(title, 'fr')} » est ouverte sur la page d'état pour ${incident}.`,
  }),
  next: {
    en: 'Say more of that one: POST /v1/publications/{publication}/entries; or send "beside": true for a second one.',
    fr: 'Ajoutez-y des mots : POST /v1/publications/{publication}/entries ; ou envoyez « beside »: true pour une seconde.',
  },
});
