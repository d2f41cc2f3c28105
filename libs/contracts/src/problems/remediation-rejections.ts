import { spokenTime } from '../definition/language.js';
import { defineRejection } from '../definition/rejection.js';

export const remediationUnknown = defineRejection<{ remediation: string }>({
  code: 'remediation-unknown',
  status: 404,
  field: 'remediation',
  title: { en: 'No such item', fr: 'Action inconnue' },
  detail: ({ remediation }) => ({
    en: `This problem has no item ${remediation}.`,
    fr: `Ce problème n'a pas d'action ${remediation}.`,
  }),
  next: {
    en: 'GET /v1/problems/{problem}/remediation lists those there are.',
    fr: 'GET /v1/problems/{problem}/remediation liste celles qui existent.',
  },
});

export const dueInThePast = defineRejection<{ due: string; now: string }>({
  code: 'due-in-the-past',
  status: 422,
  field: 'due',
  title: { en: 'Due before it was made', fr: "Échéance antérieure à l'action" },
  detail: ({ due, now }) => ({
    en: `It cannot be due on ${spokenTime(due, 'en')}: it is ${spokenTime(now, 'en')} already.`,
    fr: `L'échéance ne peut être le ${spokenTime(due, 'fr')} : nous sommes déjà le ${spokenTime(now, 'fr')}.`,
  }),
  next: {
    en: 'Give a time that is still to come, or none: then the priority says it.',
    fr: 'Donnez un moment à venir, ou aucun : la priorité le fixe alors.',
  },
});

export const evidenceNeeded = defineRejection<object>({
  code: 'evidence-needed',
  status: 422,
  field: 'evidence',
  title: { en: 'What shows that it is done?', fr: "Qu'est-ce qui montre que c'est fait ?" },
  detail: () => ({
    en: 'An item is done when something shows it: a few words, or a link.',
    fr: 'Une action est faite quand quelque chose le montre : quelques mots, ou un lien.',
  }),
  next: {
    en: 'Send `evidence` with `words` or `url`: the change, the test, the dashboard.',
    fr: 'Envoyez `evidence` avec `words` ou `url` : le changement, le test, le tableau de bord.',
  },
});

export const dropReasonNeeded = defineRejection<object>({
  code: 'drop-reason-needed',
  status: 422,
  field: 'reason',
  title: { en: 'Why is it dropped?', fr: "Pourquoi l'abandonner ?" },
  detail: () => ({
    en: 'Whoever reads this after the next incident will ask why it was dropped.',
    fr: 'Qui lira ceci après le prochain incident demandera pourquoi elle fut abandonnée.',
  }),
  next: { en: 'Send `reason` in a few words.', fr: 'Envoyez `reason` en quelques mots.' },
});

export const remediationFull = defineRejection<{ most: number }>({
  code: 'remediation-full',
  status: 409,
  field: 'problem',
  title: { en: 'Too many items for one problem', fr: "Trop d'actions pour un problème" },
  detail: ({ most }) => ({
    en: `A problem has at most ${most} items.`,
    fr: `Un problème porte au plus ${most} actions.`,
  }),
  next: {
    en: 'Put what belongs together into one item, or break it down in your tracker.',
    fr: 'Regroupez ce qui va ensemble, ou détaillez dans votre outil de suivi.',
  },
});

export const trackerUnknown = defineRejection<{ tracker: string; trackers: readonly string[] }>({
  code: 'tracker-unknown',
  status: 404,
  field: 'tracker',
  title: { en: 'No such tracker', fr: 'Outil de suivi inconnu' },
  detail: ({ tracker, trackers }) => ({
    en: `There is no tracker ${tracker}${trackers.length > 0 ? `; there is ${trackers.join(', ')}` : ''}.`,
    fr: `Il n'y a pas d'outil de suivi ${tracker}${trackers.length > 0 ? ` ; il y a ${trackers.join(', ')}` : ''}.`,
  }),
  next: {
    en: 'GET /v1/trackers lists them; whoever runs Muster adds one by TRACKERS.',
    fr: 'GET /v1/trackers les liste ; qui administre Muster en ajoute par TRACKERS.',
  },
});

export const trackerTooOpen = defineRejection<{ tracker: string; problem: string }>({
  code: 'tracker-too-open',
  status: 409,
  field: 'tracker',
  title: { en: 'Others would read it there', fr: "D'autres le liraient là-bas" },
  detail: ({ tracker, problem }) => ({
    en: `${problem} is for few people only, and ${tracker} is not marked as a tracker that may have such words.`,
    fr: `${problem} est réservé à quelques personnes, et ${tracker} n'est pas marqué comme pouvant recevoir ces mots.`,
  }),
  next: {
    en: 'Choose a tracker with "restricted": true, or follow the item here.',
    fr: 'Choisissez un outil avec "restricted": true, ou suivez l\'action ici.',
  },
});

export const issueThereAlready = defineRejection<{ tracker: string; url: string }>({
  code: 'issue-there-already',
  status: 409,
  field: 'tracker',
  title: { en: 'It has an issue already', fr: 'Elle a déjà un ticket' },
  detail: ({ tracker, url }) => ({
    en: `Its issue is in ${tracker}: ${url}`,
    fr: `Son ticket est dans ${tracker} : ${url}`,
  }),
  next: { en: 'Go on with that one.', fr: 'Poursuivez avec celui-là.' },
});

export const webhookNotProven = defineRejection<{ tracker: string }>({
  code: 'webhook-not-proven',
  status: 401,
  title: { en: 'Nothing proves who sent this', fr: "Rien ne prouve qui l'a envoyé" },
  detail: ({ tracker }) => ({
    en: `The webhook of ${tracker} is not signed with its secret, or has none.`,
    fr: `Le webhook de ${tracker} n'est pas signé par son secret, ou n'en a pas.`,
  }),
  next: {
    en: 'Set the same secret in the tracker and in TRACKERS; it has to send JSON.',
    fr: "Mettez le même secret dans l'outil et dans TRACKERS ; il doit envoyer du JSON.",
  },
});
