import type { Localised } from '../definition/language.js';
import { defineRejection } from '../definition/rejection.js';
import { CHANNEL_NAMES, type ChannelName } from './channel.js';

/** What was given can be no address of this channel; the reason says what one looks like. */
export const addressUnfit = defineRejection<{ channel: ChannelName; reason: Localised }>({
  code: 'address-unfit',
  status: 422,
  field: 'address',
  title: { en: 'That is no address for this channel', fr: "Ce n'est pas une adresse pour ce canal" },
  detail: ({ channel, reason }) => ({
    en: `For ${CHANNEL_NAMES[channel].en}: ${reason.en}.`,
    fr: `Pour ${CHANNEL_NAMES[channel].fr} : ${reason.fr}.`,
  }),
  next: { en: 'Correct the address and send it again.', fr: "Corrigez l'adresse et renvoyez la requête." },
});
