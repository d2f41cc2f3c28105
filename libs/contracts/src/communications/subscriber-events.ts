import { z } from 'zod';
import { defineEvent } from '../definition/event.js';
import { subscription } from './subscriber.js';

/** What is sent to whoever was named: the link that confirms, or word that they are subscribed already. */
export const SUBSCRIPTION_MAILS = ['confirmation', 'already'] as const;

export const subscriptionAsked = defineEvent({
  service: 'communications',
  name: 'subscription-asked',
  version: 1,
  summary: 'Somebody asked that an address be told what the page says; it is told nothing else before it confirms.',
  data: z.object({ subscription, sends: z.enum(SUBSCRIPTION_MAILS) }),
  wording: () => ({
    en: 'Somebody asked for a subscription; its address is asked to confirm.',
    fr: "Quelqu'un a demandé un abonnement ; l'adresse est priée de confirmer.",
  }),
});

export const subscriptionConfirmed = defineEvent({
  service: 'communications',
  name: 'subscription-confirmed',
  version: 1,
  summary: 'A subscription was confirmed from its address. Keep the latest.',
  data: z.object({ subscription }),
  wording: () => ({ en: 'A subscription was confirmed.', fr: 'Un abonnement a été confirmé.' }),
});

export const subscriptionImported = defineEvent({
  service: 'communications',
  name: 'subscription-imported',
  version: 1,
  summary: 'An administrator brought a subscriber from elsewhere, who had agreed there. Keep the latest.',
  data: z.object({ subscription }),
  wording: ({ by }) => ({
    en: `${by.name} imported a subscription.`,
    fr: `${by.name} a importé un abonnement.`,
  }),
});

export const subscriptionChanged = defineEvent({
  service: 'communications',
  name: 'subscription-changed',
  version: 1,
  summary: 'A subscriber wishes to be told of other components, or in another language. Keep the latest.',
  data: z.object({ subscription }),
  wording: () => ({ en: 'A subscription was changed.', fr: 'Un abonnement a été modifié.' }),
});

export const subscriptionLeft = defineEvent({
  service: 'communications',
  name: 'subscription-left',
  version: 1,
  summary: 'A subscriber left: the address is told nothing more. Keep the latest.',
  data: z.object({ subscription }),
  wording: () => ({ en: 'A subscriber left.', fr: "Un abonné s'est désabonné." }),
});

export const subscriptionLapsed = defineEvent({
  service: 'communications',
  name: 'subscription-lapsed',
  version: 1,
  summary: 'Nobody confirmed a subscription in time: its address is dropped. Keep the latest.',
  data: z.object({ subscription }),
  wording: () => ({
    en: 'A subscription was not confirmed in time and is dropped.',
    fr: "Un abonnement n'a pas été confirmé à temps et est abandonné.",
  }),
});

export const subscriptionErased = defineEvent({
  service: 'communications',
  name: 'subscription-erased',
  version: 1,
  summary: 'A subscriber asked to be erased: nothing of them is kept. Keep the latest.',
  data: z.object({ subscription }),
  wording: () => ({
    en: 'A subscriber was erased at their request.',
    fr: 'Un abonné a été effacé à sa demande.',
  }),
});

/** Every event of subscribers. No one of them carries an address. */
export const SUBSCRIBER_EVENTS = [
  subscriptionAsked,
  subscriptionConfirmed,
  subscriptionImported,
  subscriptionChanged,
  subscriptionLeft,
  subscriptionLapsed,
  subscriptionErased,
] as const;
