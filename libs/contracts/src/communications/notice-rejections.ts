import type { Localised } from '../definition/language.js';
import { defineRejection } from '../definition/rejection.js';
import { CHANNEL_NAMES } from './channel.js';
import type { AddressedChannel } from './notice.js';

/** Notices are kept for people of the directory: programs follow the events themselves. */
export const noticesForPeople = defineRejection<object>({
  code: 'notices-for-people',
  status: 403,
  title: { en: 'Notices are for people', fr: 'Les avis sont destinés aux personnes' },
  detail: () => ({
    en: 'Muster keeps notices for people; programs follow the events themselves.',
    fr: 'Muster garde des avis pour les personnes ; les programmes suivent eux-mêmes les événements.',
  }),
  next: { en: "Send a person's token.", fr: "Envoyez le jeton d'une personne." },
});

/** Not an address of this channel; it is not repeated, for it may be a secret in the wrong place. */
export const noticeAddressUnfit = defineRejection<{ channel: AddressedChannel; reason: Localised }>({
  code: 'notice-address-unfit',
  status: 422,
  title: { en: 'This is no address of that channel', fr: "Ce n'est pas une adresse de ce canal" },
  detail: ({ reason }) => reason,
  next: {
    en: 'A telephone number begins with + and its country (+33612345678); the others are addresses with https.',
    fr: 'Un numéro de téléphone commence par + et son pays (+33612345678) ; les autres sont des adresses en https.',
  },
});

/** Somebody wants to be told by a channel that does not know where they are. */
export const noticeAddressMissing = defineRejection<{ channels: readonly AddressedChannel[] }>({
  code: 'notice-address-missing',
  status: 422,
  field: 'addresses',
  title: { en: 'There is no address for a channel', fr: "Il manque l'adresse d'un canal" },
  detail: ({ channels }) => ({
    en: `No address is known for: ${channels.map((one) => CHANNEL_NAMES[one].en).join(', ')}.`,
    fr: `Aucune adresse n'est connue pour : ${channels.map((one) => CHANNEL_NAMES[one].fr).join(', ')}.`,
  }),
  next: {
    en: 'Send the address too, or leave the channel out.',
    fr: "Indiquez aussi l'adresse, ou laissez ce canal de côté.",
  },
});

/** There is nothing to end: the clocks speak to this person. */
export const notSnoozed = defineRejection<{ incident: string }>({
  code: 'not-snoozed',
  status: 409,
  title: { en: 'The clocks speak to you already', fr: 'Vous recevez déjà les rappels' },
  detail: ({ incident }) => ({
    en: `You have not snoozed ${incident}, or that is over.`,
    fr: `Vous n'avez pas mis ${incident} en veille, ou cette veille est finie.`,
  }),
  next: {
    en: 'Nothing is to be done; GET /v1/notices has what you missed.',
    fr: "Il n'y a rien à faire ; GET /v1/notices montre ce que vous avez manqué.",
  },
});
