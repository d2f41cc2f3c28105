import { defineRejection } from '../definition/rejection.js';

export const occurredInFuture = defineRejection<{ now: string }>({
  code: 'time-in-future',
  status: 422,
  field: 'occurredAt',
  title: { en: 'That is in the future', fr: "C'est dans le futur" },
  detail: ({ now }) => ({ en: `It is ${now} now.`, fr: `Il est ${now}.` }),
  next: {
    en: 'Give a time that has passed, or leave it out for now.',
    fr: "Donnez une heure passée, ou n'en donnez pas pour maintenant.",
  },
});

/** More than a year before the incident: a slip of the keyboard, not a part of it. */
export const occurredTooEarly = defineRejection<{ earliest: string }>({
  code: 'time-too-early',
  status: 422,
  field: 'occurredAt',
  title: { en: 'That is long before this incident', fr: "C'est bien avant cet incident" },
  detail: ({ earliest }) => ({
    en: `The record of this incident begins at ${earliest}, a year before it started.`,
    fr: `La chronologie de cet incident commence le ${earliest}, un an avant son début.`,
  }),
  next: {
    en: 'Check the year; or set the start of the incident first, if it did begin that early.',
    fr: "Vérifiez l'année ; ou indiquez d'abord le début de l'incident, s'il a commencé si tôt.",
  },
});

export const entryUnknown = defineRejection<{ entry: string; incident: string }>({
  code: 'entry-unknown',
  status: 404,
  field: 'entry',
  title: { en: 'There is no such entry', fr: "Il n'y a pas de telle entrée" },
  detail: ({ entry, incident }) => ({
    en: `The record of ${incident} has no entry ${entry}.`,
    fr: `La chronologie de ${incident} n'a pas d'entrée ${entry}.`,
  }),
  next: {
    en: 'Read the timeline again for the ids it has.',
    fr: 'Relisez la chronologie pour en voir les identifiants.',
  },
});

export const correctedMeanwhile = defineRejection<{ revision: number; by: string; at: string; text: string }>({
  code: 'corrected-meanwhile',
  status: 409,
  field: 'revision',
  title: { en: 'Somebody corrected it meanwhile', fr: "Quelqu'un l'a corrigée entre-temps" },
  detail: ({ by, at, text }) => ({
    en: `${by} corrected this entry at ${at}. It now says: ${text}`,
    fr: `${by} a corrigé cette entrée à ${at}. Elle dit maintenant : ${text}`,
  }),
  next: {
    en: 'Read it, and send your correction with the revision given here if it is still needed.',
    fr: 'Lisez-la, puis renvoyez votre correction avec la révision donnée ici si elle reste utile.',
  },
});

export const correctedTooOften = defineRejection<{ most: number }>({
  code: 'corrected-too-often',
  status: 422,
  title: { en: 'This entry was corrected too often', fr: 'Cette entrée a été corrigée trop souvent' },
  detail: ({ most }) => ({
    en: `An entry takes ${most} corrections.`,
    fr: `Une entrée accepte ${most} corrections.`,
  }),
  next: {
    en: 'Write a new note about it ("about") instead.',
    fr: 'Écrivez plutôt une nouvelle note à son sujet (« about »).',
  },
});

export const entryRedacted = defineRejection<{ by: string; at: string }>({
  code: 'entry-redacted',
  status: 409,
  title: { en: 'Words were taken out of this entry', fr: 'Des mots ont été retirés de cette entrée' },
  detail: ({ by, at }) => ({
    en: `${by} redacted it at ${at}; it is corrected no more.`,
    fr: `${by} l'a expurgée à ${at} ; elle ne se corrige plus.`,
  }),
  next: { en: 'Write a new note instead.', fr: 'Écrivez plutôt une nouvelle note.' },
});

/** Within an import: what came before under this id says something else. */
export const importedOtherwise = defineRejection<{ entry: string }>({
  code: 'imported-otherwise',
  status: 409,
  title: { en: 'It is here with other words', fr: 'Elle est déjà là, avec un autre contenu' },
  detail: ({ entry }) => ({
    en: `This entry was imported before and said something else; it is ${entry} here.`,
    fr: `Cette entrée a déjà été importée avec un autre contenu ; c'est ici ${entry}.`,
  }),
  next: {
    en: 'Correct the entry that is here, with a reason.',
    fr: "Corrigez l'entrée qui est ici, en donnant une raison.",
  },
});

export const nothingChanged = defineRejection<object>({
  code: 'nothing-to-correct',
  status: 422,
  title: { en: 'Nothing is corrected', fr: "Rien n'est corrigé" },
  detail: () => ({
    en: 'The correction says what the entry says already.',
    fr: "La correction dit ce que l'entrée dit déjà.",
  }),
  next: {
    en: 'Give the words, the time, the kind or the tags that are to be different.',
    fr: "Donnez les mots, l'heure, la nature ou les étiquettes qui doivent changer.",
  },
});

export const captureReused = defineRejection<{
  entry: string;
  system: string;
  externalId: string;
  by: string;
  at: string;
}>({
  code: 'capture-reused',
  status: 409,
  field: 'source.externalId',
  title: { en: 'This id came before with something else', fr: 'Cet identifiant est déjà venu avec autre chose' },
  detail: ({ entry, system, externalId, by, at }) => ({
    en: `${by} sent ${externalId} of ${system} at ${at}; it is the entry ${entry}, and it said something else.`,
    fr: `${by} a envoyé ${externalId} de ${system} à ${at} ; c'est l'entrée ${entry}, et elle disait autre chose.`,
  }),
  next: {
    en: 'Correct that entry, or send another externalId if this is something else.',
    fr: "Corrigez cette entrée, ou envoyez un autre externalId s'il s'agit d'autre chose.",
  },
});

export const nothingToSearch = defineRejection<{ words: string }>({
  code: 'nothing-to-search',
  status: 422,
  field: 'words',
  title: { en: 'There is no word to search for', fr: "Il n'y a pas de mot à chercher" },
  detail: () => ({
    en: 'What was sent has only words that stand everywhere ("the", "of"), or signs.',
    fr: "Ce qui a été envoyé n'a que des mots qui sont partout (« le », « de ») ou des signes.",
  }),
  next: {
    en: 'Give a word that stands in what you look for, such as the name of a machine.',
    fr: 'Donnez un mot qui figure dans ce que vous cherchez, comme le nom d’une machine.',
  },
});

export const searchTooBroad = defineRejection<object>({
  code: 'search-too-broad',
  status: 422,
  field: 'words',
  title: { en: 'Too much has these words', fr: 'Trop de choses contiennent ces mots' },
  detail: () => ({
    en: 'The search was given up after some seconds: these words stand almost everywhere.',
    fr: 'La recherche a été abandonnée après quelques secondes : ces mots figurent presque partout.',
  }),
  next: {
    en: 'Search for a rarer word, or in one incident.',
    fr: 'Cherchez un mot plus rare, ou dans un seul incident.',
  },
});

export const notDeclaredThen = defineRejection<{ incident: string; at: string }>({
  code: 'not-declared-then',
  status: 422,
  field: 'at',
  title: { en: 'The incident was not declared then', fr: "L'incident n'était pas encore déclaré" },
  detail: ({ incident, at }) => ({
    en: `Nothing was known of ${incident} at ${at}.`,
    fr: `On ne savait encore rien de ${incident} le ${at}.`,
  }),
  next: {
    en: 'Give a time after the declaration; what is known to have happened before it is in the timeline.',
    fr: "Donnez une heure après la déclaration ; ce qu'on sait d'avant se lit dans la chronologie.",
  },
});

export const spanBackwards = defineRejection<{ from: string; to: string }>({
  code: 'span-backwards',
  status: 422,
  field: 'from',
  title: { en: 'That time ends before it begins', fr: 'Cette période finit avant de commencer' },
  detail: ({ from, to }) => ({ en: `From ${from} to ${to}.`, fr: `De ${from} à ${to}.` }),
  next: { en: 'Give a start before the end.', fr: 'Donnez un début avant la fin.' },
});
