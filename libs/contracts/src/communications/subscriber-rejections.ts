import { spokenTime } from '../definition/language.js';
import { defineRejection } from '../definition/rejection.js';

/** A link that was forged, cut short, or is of somebody who was erased: nobody is told which. */
export const subscriptionUnknown = defineRejection<object>({
  code: 'subscription-unknown',
  status: 404,
  field: 'token',
  title: { en: 'This link leads nowhere', fr: 'Ce lien ne mène nulle part' },
  detail: () => ({
    en: 'There is no subscription behind it.',
    fr: "Il n'y a pas d'abonnement derrière lui.",
  }),
  next: {
    en: 'Copy the whole link from the latest message, or subscribe again.',
    fr: 'Copiez le lien entier du dernier message, ou abonnez-vous à nouveau.',
  },
});

export const subscriptionExpired = defineRejection<{ askedAt: string; days: number }>({
  code: 'subscription-expired',
  status: 410,
  field: 'token',
  title: { en: 'This link was open for too long', fr: 'Ce lien a expiré' },
  detail: ({ askedAt, days }) => ({
    en: `It was asked for on ${spokenTime(askedAt, 'en')} and had to be confirmed within ${days} days.`,
    fr: `Il a été demandé le ${spokenTime(askedAt, 'fr')} et devait être confirmé sous ${days} jours.`,
  }),
  next: { en: 'Subscribe again.', fr: 'Abonnez-vous à nouveau.' },
});

export const subscriptionNotConfirmed = defineRejection<object>({
  code: 'subscription-not-confirmed',
  status: 409,
  field: 'token',
  title: { en: 'It is not confirmed', fr: "L'abonnement n'est pas confirmé" },
  detail: () => ({
    en: 'Only a subscription that is confirmed and goes on can be changed.',
    fr: 'Seul un abonnement confirmé et en cours peut être modifié.',
  }),
  next: {
    en: 'Open the link of the confirmation first, or subscribe again.',
    fr: "Ouvrez d'abord le lien de confirmation, ou abonnez-vous à nouveau.",
  },
});

export const subscriberHasLeft = defineRejection<{ leftAt: string }>({
  code: 'subscriber-has-left',
  status: 409,
  field: 'address',
  title: { en: 'They have left', fr: 'Cette personne est partie' },
  detail: ({ leftAt }) => ({
    en: `Whoever this is unsubscribed on ${spokenTime(leftAt, 'en')}.`,
    fr: `Cette personne s'est désabonnée le ${spokenTime(leftAt, 'fr')}.`,
  }),
  next: {
    en: 'Leave them out; they can subscribe again themselves.',
    fr: 'Laissez-la de côté ; elle peut se réabonner elle-même.',
  },
});

/** What a confirmation is sent by is not set in this deployment. */
export const subscribingNotSetUp = defineRejection<{ missing: string }>({
  code: 'subscribing-not-set-up',
  status: 503,
  title: { en: 'Nobody can subscribe here yet', fr: "On ne peut pas encore s'abonner ici" },
  detail: ({ missing }) => ({
    en: `No confirmation can be sent: ${missing} is not set.`,
    fr: `Aucune confirmation ne peut être envoyée : ${missing} n'est pas renseigné.`,
  }),
  next: {
    en: 'Whoever runs this Muster sets it; the feeds can be followed meanwhile.',
    fr: 'À renseigner par qui exploite ce Muster ; les flux peuvent être suivis entre-temps.',
  },
});
