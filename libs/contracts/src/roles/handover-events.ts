import { z } from 'zod';
import { atOnce, defineEvent, inDigest } from '../definition/event.js';
import { spokenTime } from '../definition/language.js';
import { personReference } from '../definition/person.js';
import { offer } from './board.js';
import { seat, seatIn } from './seat-fields.js';

const offered = z.object({ ...seat, ...offer.shape });

const ofAnOffer = z.object({ ...seat, from: personReference, to: personReference });

export const handoverOffered = defineEvent({
  service: 'roles',
  name: 'handover-offered',
  version: 1,
  summary: 'A held role is offered to somebody else; the present holder answers until it is accepted.',
  data: offered,
  notifies: ({ data: { from, to } }) => [...atOnce(to), ...inDigest(from)],
  wording: ({ data: { from, to, roleName, brief, expiresAt }, by }) => {
    const en = from.id === by.id ? '' : ` of ${from.name}`;
    const fr = from.id === by.id ? '' : ` de ${from.name}`;
    return {
      en: `${by.name} offered the role ${roleName.en}${en} to ${to.name}, until ${spokenTime(expiresAt, 'en')}.${brief ? ` Brief: ${brief}` : ''}`,
      fr: `${by.name} a proposé le rôle ${roleName.fr}${fr} à ${to.name}, jusqu'au ${spokenTime(expiresAt, 'fr')}.${brief ? ` Consignes : ${brief}` : ''}`,
    };
  },
});

export const handoverAccepted = defineEvent({
  service: 'roles',
  name: 'handover-accepted',
  version: 1,
  summary: 'The role changed hands; the earlier holder is released.',
  data: ofAnOffer,
  isKey: () => true,
  asksWhy: () => true,
  presence: ({ data }) => [
    { change: 'no-longer-holds', ...seatIn(data), person: data.from },
    { change: 'holds', ...seatIn(data), person: data.to },
  ],
  notifies: ({ data: { from, to } }) => inDigest(from, to),
  wording: ({ data: { from, to, roleName } }) => ({
    en: `${to.name} took over the role ${roleName.en} from ${from.name}.`,
    fr: `${to.name} a repris le rôle ${roleName.fr} de ${from.name}.`,
  }),
});

export const handoverDeclined = defineEvent({
  service: 'roles',
  name: 'handover-declined',
  version: 1,
  summary: 'The offer was declined; nothing moved.',
  data: ofAnOffer,
  notifies: ({ data: { from } }) => atOnce(from),
  wording: ({ data: { from, to, roleName } }) => ({
    en: `${to.name} declined the role ${roleName.en}; ${from.name} keeps it.`,
    fr: `${to.name} a décliné le rôle ${roleName.fr} ; ${from.name} le garde.`,
  }),
});

export const handoverWithdrawn = defineEvent({
  service: 'roles',
  name: 'handover-withdrawn',
  version: 1,
  summary: 'The offer was taken back; nothing moved.',
  data: ofAnOffer,
  notifies: ({ data: { from, to } }) => inDigest(from, to),
  wording: ({ data: { from, to, roleName }, by }) => ({
    en: `${by.name} withdrew the offer of ${roleName.en} to ${to.name}; ${from.name} keeps it.`,
    fr: `${by.name} a retiré l'offre du rôle ${roleName.fr} à ${to.name} ; ${from.name} le garde.`,
  }),
});

export const handoverExpired = defineEvent({
  service: 'roles',
  name: 'handover-expired',
  version: 1,
  summary: 'Nobody answered the offer in time; nothing moved.',
  data: ofAnOffer,
  notifies: ({ data: { from, to } }) => [...atOnce(from), ...inDigest(to)],
  wording: ({ data: { from, to, roleName } }) => ({
    en: `${to.name} did not answer the offer of ${roleName.en} in time; ${from.name} keeps it.`,
    fr: `${to.name} n'a pas répondu à temps à l'offre du rôle ${roleName.fr} ; ${from.name} le garde.`,
  }),
});
