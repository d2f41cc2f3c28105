import { type Localised, listed } from '../definition/language.js';
import type { PersonReference } from '../definition/person.js';
import { defineRejection } from '../definition/rejection.js';

export const stillHolds = defineRejection<{
  person: PersonReference;
  held: readonly { role: string; roleName: Localised }[];
}>({
  code: 'still-holds',
  status: 409,
  field: 'leaveToManager',
  title: { en: 'They still hold something', fr: 'Cette personne tient encore quelque chose' },
  detail: ({ person, held }) => ({
    en: `${person.name} still holds ${listed(
      held.map(({ roleName }) => roleName.en),
      'en',
    )}.`,
    fr: `${person.name} tient encore : ${listed(
      held.map(({ roleName }) => roleName.fr),
      'fr',
    )}.`,
  }),
  next: {
    en: 'Hand it over first, or leave it to the incident manager with "leaveToManager": true.',
    fr: "Transmettez-le d'abord, ou laissez-le au gestionnaire par « leaveToManager » : true.",
  },
});

export const nothingToHandOver = defineRejection<{ person: PersonReference }>({
  code: 'nothing-to-hand-over',
  status: 409,
  field: 'person',
  title: { en: 'They hold nothing', fr: 'Cette personne ne tient rien' },
  detail: ({ person }) => ({
    en: `${person.name} holds no role that could be handed over now.`,
    fr: `${person.name} ne tient aucun rôle à transmettre maintenant.`,
  }),
  next: { en: 'See the board for who holds what.', fr: 'Voyez au tableau qui tient quoi.' },
});

export const roleVacant = defineRejection<{ role: string; roleName: Localised }>({
  code: 'role-vacant',
  status: 409,
  field: 'role',
  title: { en: 'Nobody holds it', fr: 'Personne ne le tient' },
  detail: ({ roleName }) => ({
    en: `${roleName.en} is vacant: there is nobody to ask for it.`,
    fr: `${roleName.fr} est vacant : il n'y a personne à qui le demander.`,
  }),
  next: { en: 'Take it yourself.', fr: 'Prenez-le vous-même.' },
});

export const noRequest = defineRejection<{ role: string; roleName: Localised; person: PersonReference }>({
  code: 'no-request',
  status: 409,
  field: 'person',
  title: { en: 'They do not ask for it', fr: 'Cette personne ne le demande pas' },
  detail: ({ roleName, person }) => ({
    en: `${person.name} does not ask for ${roleName.en}.`,
    fr: `${person.name} ne demande pas ${roleName.fr}.`,
  }),
  next: { en: 'See the board for who asks for what.', fr: 'Voyez au tableau qui demande quoi.' },
});

export const roleNotRequired = defineRejection<{ role: string; roleName: Localised; severity: string }>({
  code: 'role-not-required',
  status: 409,
  field: 'role',
  title: { en: 'This severity does not ask for it', fr: 'Cette gravité ne le demande pas' },
  detail: ({ roleName, severity }) => ({
    en: `A ${severity} does not ask for ${roleName.en}.`,
    fr: `Un ${severity} ne demande pas ${roleName.fr}.`,
  }),
  next: { en: 'Nothing is needed: nobody waits for it.', fr: "Rien à faire : personne ne l'attend." },
});

export const observesOnly = defineRejection<{ role: string; roleName: Localised; person: PersonReference }>({
  code: 'observes-only',
  status: 409,
  field: 'to',
  title: { en: 'They only shadow it', fr: 'Cette personne ne fait que le suivre' },
  detail: ({ roleName, person }) => ({
    en: `${person.name} shadows ${roleName.en} as observer, which is no cover.`,
    fr: `${person.name} suit ${roleName.fr} en observateur, ce qui ne remplace personne.`,
  }),
  next: {
    en: 'Once they have stopped observing it, offer it to them again; or choose somebody else.',
    fr: "Quand elle aura cessé de l'observer, proposez-le-lui à nouveau ; ou choisissez quelqu'un d'autre.",
  },
});

export const hasLeft = defineRejection<{ person: PersonReference }>({
  code: 'has-left',
  status: 409,
  field: 'to',
  title: { en: 'They have left', fr: 'Cette personne est partie' },
  detail: ({ person }) => ({
    en: `${person.name} has left this incident.`,
    fr: `${person.name} a quitté cet incident.`,
  }),
  next: {
    en: 'Bring them in again first, or choose somebody else.',
    fr: "Faites-la d'abord revenir, ou choisissez quelqu'un d'autre.",
  },
});

export const handoverInCircle = defineRejection<{ from: PersonReference; to: PersonReference }>({
  code: 'handover-in-circle',
  status: 409,
  field: 'to',
  title: { en: 'A handover in a circle', fr: 'Une transmission en rond' },
  detail: ({ from, to }) => ({
    en: `${to.name} is handing over to ${from.name} at this moment.`,
    fr: `${to.name} est en train de transmettre à ${from.name}.`,
  }),
  next: { en: 'Answer that offer first.', fr: "Répondez d'abord à cette offre." },
});
