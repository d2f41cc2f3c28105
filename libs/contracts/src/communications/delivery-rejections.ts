import { spokenTime } from '../definition/language.js';
import type { PersonReference } from '../definition/person.js';
import { defineRejection } from '../definition/rejection.js';
import { DELIVERY_STATES } from './delivery.js';

/** What people call a state. */
const STATE_NAMES: Readonly<Record<(typeof DELIVERY_STATES)[number], { readonly en: string; readonly fr: string }>> = {
  failed: { en: 'has failed', fr: 'a échoué' },
  bounced: { en: 'came back', fr: 'est revenu' },
  'to-post': { en: 'waits to be posted', fr: 'attend d’être publié' },
  sending: { en: 'is on its way', fr: 'est en route' },
  queued: { en: 'is queued', fr: 'est en file' },
  sent: { en: 'was sent', fr: 'est envoyé' },
  delivered: { en: 'was delivered', fr: 'est remis' },
  posted: { en: 'was posted', fr: 'est publié' },
  withheld: { en: 'was withheld', fr: 'est retenu' },
  superseded: { en: 'was replaced by a newer one', fr: 'est remplacé par un plus récent' },
};

export const nothingSent = defineRejection<{ update: string }>({
  code: 'nothing-sent',
  status: 404,
  field: 'update',
  title: { en: 'Nothing was sent of this update', fr: "Rien n'a été envoyé de ce message" },
  detail: ({ update }) => ({
    en: `This incident has no update ${update} that was sent.`,
    fr: `Cet incident n'a pas de message ${update} qui soit parti.`,
  }),
  next: { en: 'Send it first.', fr: "Envoyez-le d'abord." },
});

export const deliveryUnknown = defineRejection<{ delivery: string }>({
  code: 'delivery-unknown',
  status: 404,
  field: 'delivery',
  title: { en: 'There is no such delivery', fr: "Il n'y a pas de tel envoi" },
  detail: ({ delivery }) => ({
    en: `This incident has no delivery ${delivery}.`,
    fr: `Cet incident n'a pas d'envoi ${delivery}.`,
  }),
  next: { en: 'The list of deliveries says what there is.', fr: 'La liste des envois dit ce qui existe.' },
});

export const nothingFailed = defineRejection<{ update: string }>({
  code: 'nothing-failed',
  status: 409,
  title: { en: 'Nothing of it has failed', fr: "Rien n'y a échoué" },
  detail: ({ update }) => ({
    en: `No delivery of what was last sent of ${update} has failed, or none of those named.`,
    fr: `Aucun envoi de ce qui est parti en dernier de ${update} n'a échoué, ou aucun de ceux nommés.`,
  }),
  next: {
    en: 'What failed of an earlier revision stays: a newer one went out since.',
    fr: "Ce qui a échoué d'une révision antérieure le reste : une plus récente est partie depuis.",
  },
});

export const notToPost = defineRejection<{ delivery: string; state: (typeof DELIVERY_STATES)[number] }>({
  code: 'not-to-post',
  status: 409,
  field: 'delivery',
  title: { en: 'Nobody has to post this by hand', fr: "Personne n'a à publier ceci à la main" },
  detail: ({ delivery, state }) => ({
    en: `${delivery} ${STATE_NAMES[state].en}.`,
    fr: `${delivery} ${STATE_NAMES[state].fr}.`,
  }),
  next: { en: 'Nothing is left to do with it.', fr: "Il n'y a plus rien à en faire." },
});

export const alreadyPosted = defineRejection<{ by: PersonReference; at: string; link: string }>({
  code: 'already-posted',
  status: 409,
  field: 'delivery',
  title: { en: 'Somebody posted this already', fr: "Quelqu'un l'a déjà publié" },
  detail: ({ by, at, link }) => ({
    en: `${by.name} posted it at ${spokenTime(at, 'en')}: ${link}`,
    fr: `${by.name} l'a publié le ${spokenTime(at, 'fr')} : ${link}`,
  }),
  next: { en: 'Remove yours, if there are two now.', fr: "Retirez le vôtre, s'il y en a deux." },
});
