import { LANGUAGE_NAMES, type Language, type Localised, listed, spokenTime } from '../definition/language.js';
import { defineRejection } from '../definition/rejection.js';
import type { REVIEWS } from './audience.js';

export const updateUnknown = defineRejection<{ update: string; incident: string }>({
  code: 'update-unknown',
  status: 404,
  field: 'update',
  title: { en: 'No such update', fr: 'Message inconnu' },
  detail: ({ update, incident }) => ({
    en: `${incident} has no update ${update}.`,
    fr: `${incident} n'a pas de message ${update}.`,
  }),
  next: {
    en: 'GET /v1/incidents/{incident}/updates lists those it has.',
    fr: "GET /v1/incidents/{incident}/updates liste ceux qu'il a.",
  },
});

export const revisionSuperseded = defineRejection<{ revision: number; by: string; at: string }>({
  code: 'revision-superseded',
  status: 409,
  field: 'revision',
  title: { en: 'Its words are others now', fr: 'Ses mots ont changé' },
  detail: ({ revision, by, at }) => ({
    en: `${by} changed it on ${spokenTime(at, 'en')}: it is at revision ${revision}.`,
    fr: `${by} l'a modifié le ${spokenTime(at, 'fr')} : il en est à la révision ${revision}.`,
  }),
  next: {
    en: 'Read it again, and name the revision that you want.',
    fr: 'Relisez-le, puis indiquez la révision que vous voulez.',
  },
});

export const updateIsWithdrawn = defineRejection<{ by: string; at: string; reason: string }>({
  code: 'update-is-withdrawn',
  status: 409,
  field: 'update',
  title: { en: 'This update was withdrawn', fr: 'Ce message a été retiré' },
  detail: ({ by, at, reason }) => ({
    en: `${by} withdrew it on ${spokenTime(at, 'en')}: ${reason}`,
    fr: `${by} l'a retiré le ${spokenTime(at, 'fr')} : ${reason}`,
  }),
  next: { en: 'Begin a new update.', fr: 'Commencez un nouveau message.' },
});

export const alreadySent = defineRejection<{ revision: number; by: string; at: string }>({
  code: 'already-sent',
  status: 409,
  field: 'revision',
  title: { en: 'It was sent', fr: 'Il a été envoyé' },
  detail: ({ revision, by, at }) => ({
    en: `${by} sent revision ${revision} on ${spokenTime(at, 'en')}.`,
    fr: `${by} a envoyé la révision ${revision} le ${spokenTime(at, 'fr')}.`,
  }),
  next: {
    en: 'Nothing needs to be done; to correct it, revise it and send that.',
    fr: "Il n'y a rien à faire ; pour le corriger, modifiez-le et envoyez cette révision.",
  },
});

export const notYoursToSend = defineRejection<{ audienceName: Localised; whoMay: string }>({
  code: 'not-yours-to-send',
  status: 403,
  title: { en: 'Somebody else answers for this', fr: "Quelqu'un d'autre en répond" },
  detail: ({ audienceName, whoMay }) => ({
    en: `${whoMay} answers for what ${audienceName.en} are told.`,
    fr: `${whoMay} répond de ce qui est dit à : ${audienceName.fr}.`,
  }),
  next: {
    en: 'Leave your words as a draft and ask them to send it; the incident manager can too, or delegates the duty to you.',
    fr: "Laissez vos mots en brouillon et demandez-leur de l'envoyer ; le gestionnaire d'incident le peut aussi, ou vous délègue cette tâche.",
  },
});

export const reviewNeeded = defineRejection<{ audienceName: Localised; review: (typeof REVIEWS)[number] }>({
  code: 'review-needed',
  status: 409,
  field: 'revision',
  title: { en: 'Somebody else looks at it first', fr: "Quelqu'un d'autre le relit d'abord" },
  detail: ({ audienceName, review }) => ({
    en: `What ${audienceName.en} are told is approved before by somebody else than who changed it last${review === 'four-eyes' ? ', who may send it too' : ''}.`,
    fr: `Ce qui est dit à : ${audienceName.fr} est approuvé avant par une autre personne que la dernière à l'avoir modifié${review === 'four-eyes' ? ", habilitée elle aussi à l'envoyer" : ''}.`,
  }),
  next: {
    en: 'Ask for a review; if it cannot wait, the incident manager sends it with "pastReview": true.',
    fr: "Demandez une relecture ; si cela ne peut attendre, le gestionnaire d'incident l'envoie avec « pastReview »: true.",
  },
});

export const reviewByAnother = defineRejection<{ changedAt: string }>({
  code: 'review-by-another',
  status: 403,
  title: { en: 'You changed it last', fr: "Vous l'avez modifié en dernier" },
  detail: ({ changedAt }) => ({
    en: `Its words are yours since ${spokenTime(changedAt, 'en')}; a second look is somebody else's, a person's.`,
    fr: `Ses mots sont les vôtres depuis le ${spokenTime(changedAt, 'fr')} ; une relecture revient à une autre personne.`,
  }),
  next: {
    en: 'Ask for a review: whoever answers for the audience is told at once.',
    fr: 'Demandez une relecture : qui répond de ce public est prévenu aussitôt.',
  },
});

/** Who is asked is told what it is about: in a restricted incident only who sees it. */
export const reviewerOutOfSight = defineRejection<{ reviewer: string }>({
  code: 'reviewer-out-of-sight',
  status: 422,
  field: 'reviewers',
  title: { en: 'They do not see this incident', fr: 'Cette personne ne voit pas cet incident' },
  detail: ({ reviewer }) => ({
    en: `The incident is restricted, and ${reviewer} neither takes part nor is named in it.`,
    fr: `L'incident est restreint, et ${reviewer} n'y participe pas et n'y est pas nommé.`,
  }),
  next: {
    en: 'Ask somebody who does, or have its manager name them first.',
    fr: "Demandez à quelqu'un qui le voit, ou faites-les d'abord nommer par son gestionnaire.",
  },
});

export const nothingRevised = defineRejection<object>({
  code: 'nothing-revised',
  status: 422,
  field: 'words',
  title: { en: 'Nothing is changed', fr: "Rien n'est modifié" },
  detail: () => ({ en: 'It says this already.', fr: 'Il dit déjà cela.' }),
  next: {
    en: 'Give the words or the time that are to be different.',
    fr: "Donnez les mots ou l'heure qui doivent changer.",
  },
});

export const sendingTimeUnfit = defineRejection<{ earliest: string; latest: string }>({
  code: 'sending-time-unfit',
  status: 422,
  field: 'at',
  title: { en: 'It cannot be set for that time', fr: 'On ne peut pas le programmer à cette heure' },
  detail: ({ earliest, latest }) => ({
    en: `From ${earliest}, a minute from now, until ${latest}.`,
    fr: `Du ${earliest}, dans une minute, au ${latest}.`,
  }),
  next: {
    en: 'Give a time between, or send it now.',
    fr: 'Donnez une heure entre les deux, ou envoyez-le maintenant.',
  },
});

export const promiseTimePassed = defineRejection<{ nextUpdateAt: string; now: string }>({
  code: 'next-update-passed',
  status: 422,
  field: 'nextUpdateAt',
  title: { en: 'It promises a time that has passed', fr: 'Il promet une heure passée' },
  detail: ({ nextUpdateAt, now }) => ({
    en: `It says that the next update comes by ${nextUpdateAt}; it is ${now} now.`,
    fr: `Il annonce le prochain message avant le ${nextUpdateAt} ; il est ${now}.`,
  }),
  next: {
    en: 'Give a time to come; null: as the audience is usually told.',
    fr: 'Donnez une heure à venir ; null : selon la cadence du public.',
  },
});

export const notScheduled = defineRejection<{ update: string }>({
  code: 'not-scheduled',
  status: 409,
  field: 'update',
  title: { en: 'It is not set for a time', fr: "Il n'est pas programmé" },
  detail: () => ({
    en: 'No time is set at which it would be sent.',
    fr: "Aucune heure d'envoi n'est fixée.",
  }),
  next: { en: 'Nothing needs to be done.', fr: "Il n'y a rien à faire." },
});

export const noLanguageReady = defineRejection<{ audienceName: Localised; languages: readonly Language[] }>({
  code: 'no-language-ready',
  status: 422,
  field: 'words',
  title: { en: 'Nobody there could read it', fr: "Personne n'y pourrait le lire" },
  detail: ({ audienceName, languages }) => ({
    en: `${audienceName.en} read ${languagesOf(languages, 'en')}, and it has no words in that.`,
    fr: `${audienceName.fr} : ce public lit ${languagesOf(languages, 'fr')}, et il n'y a pas de mots dans cette langue.`,
  }),
  next: {
    en: 'Write it in one of their languages at least; the other can follow.',
    fr: "Écrivez-le dans une de ses langues au moins ; l'autre peut suivre.",
  },
});

export const languageNotAwaited = defineRejection<{ language: Language; awaits: readonly Language[] }>({
  code: 'language-not-awaited',
  status: 409,
  field: 'language',
  title: { en: 'Nobody waits for this language', fr: "Personne n'attend cette langue" },
  detail: ({ language, awaits }) => ({
    en: `${LANGUAGE_NAMES[language].en} does not have to follow; ${languagesOf(awaits, 'en') || 'nothing'} does.`,
    fr: `Le ${LANGUAGE_NAMES[language].fr} n'a pas à suivre ; à suivre : ${languagesOf(awaits, 'fr') || 'rien'}.`,
  }),
  next: {
    en: 'To change what was said, revise the update and send it as a correction.',
    fr: 'Pour changer ce qui a été dit, modifiez le message et envoyez-le comme correction.',
  },
});

export const sentTooOften = defineRejection<{ most: number }>({
  code: 'sent-too-often',
  status: 409,
  field: 'update',
  title: { en: 'This update was corrected often enough', fr: 'Ce message a été corrigé assez souvent' },
  detail: ({ most }) => ({
    en: `An update goes out ${most} times at most.`,
    fr: `Un message part ${most} fois au plus.`,
  }),
  next: { en: 'Begin a new update.', fr: 'Commencez un nouveau message.' },
});

export const alreadyTold = defineRejection<{
  audience: string;
  audienceName: Localised;
  update: string;
  by: string;
  at: string;
  said: Localised;
}>({
  code: 'already-told',
  status: 409,
  field: 'audience',
  title: { en: 'The first word is said', fr: 'Le premier message est parti' },
  detail: ({ audienceName, by, at, said }) => ({
    en: `${by} told ${audienceName.en} on ${spokenTime(at, 'en')}: “${said.en}”`,
    fr: `${by} a dit à : ${audienceName.fr}, le ${spokenTime(at, 'fr')} : « ${said.fr} »`,
  }),
  next: {
    en: 'Say more by an update: POST /v1/incidents/{incident}/updates; or correct the one named here.',
    fr: 'Dites-en plus par un message : POST /v1/incidents/{incident}/updates ; ou corrigez celui nommé ici.',
  },
});

export const noHoldingStatement = defineRejection<{ audienceName: Localised }>({
  code: 'no-holding-statement',
  status: 409,
  field: 'audience',
  title: { en: 'Nothing is approved for this', fr: "Rien n'est approuvé pour cela" },
  detail: ({ audienceName }) => ({
    en: `There is no approved holding statement that fits ${audienceName.en}.`,
    fr: `Il n'y a pas de message d'attente approuvé qui convienne à : ${audienceName.fr}.`,
  }),
  next: {
    en: 'Write a few words as an update and send it: POST /v1/incidents/{incident}/updates.',
    fr: 'Écrivez quelques mots et envoyez-les : POST /v1/incidents/{incident}/updates.',
  },
});

const languagesOf = (languages: readonly Language[], language: Language): string =>
  listed(
    languages.map((one) => LANGUAGE_NAMES[one][language]),
    language,
  );
