import { type Localised, spokenTime } from '../definition/language.js';
import type { PersonReference } from '../definition/person.js';
import { defineRejection } from '../definition/rejection.js';
import { STATUS_NAMES, type Status } from '../incidents/incident.js';

export const personUnknown = defineRejection<{ person: string }>({
  code: 'person-unknown',
  status: 422,
  field: 'person',
  title: { en: 'Nobody by that name', fr: 'Personne inconnue' },
  detail: ({ person }) => ({
    en: `The directory has nobody called ${person}.`,
    fr: `L'annuaire ne connaît personne du nom de ${person}.`,
  }),
  next: {
    en: 'GET /v1/people lists everybody; POST /v1/people adds somebody.',
    fr: 'GET /v1/people liste tout le monde ; POST /v1/people ajoute une personne.',
  },
});

export const emailTaken = defineRejection<{ person: PersonReference }>({
  code: 'email-taken',
  status: 409,
  field: 'email',
  title: { en: 'Already in the directory', fr: "Déjà dans l'annuaire" },
  detail: ({ person }) => ({
    en: `${person.name} (${person.id}) has this address.`,
    fr: `${person.name} (${person.id}) a cette adresse.`,
  }),
  next: { en: 'Use that entry.', fr: 'Utilisez cette entrée.' },
});

export const roleUnknown = defineRejection<{ role: string; known: readonly string[] }>({
  code: 'role-unknown',
  status: 404,
  field: 'role',
  title: { en: 'No such role', fr: 'Rôle inconnu' },
  detail: ({ role, known }) => ({
    en: `The catalogue has no role ${role}; it has ${known.join(', ')}.`,
    fr: `Le catalogue n'a pas de rôle ${role} ; il a ${known.join(', ')}.`,
  }),
  next: {
    en: 'GET /v1/roles?alias=… finds a role by any of its names.',
    fr: "GET /v1/roles?alias=… trouve un rôle par l'un quelconque de ses noms.",
  },
});

export const roleHeld = defineRejection<{ role: string; roleName: Localised; holder: PersonReference; since: string }>({
  code: 'role-held',
  status: 409,
  field: 'role',
  title: { en: 'Somebody holds this role', fr: 'Quelqu’un tient ce rôle' },
  detail: ({ roleName, holder, since }) => ({
    en: `${holder.name} has held ${roleName.en} since ${spokenTime(since, 'en')}.`,
    fr: `${holder.name} tient ${roleName.fr} depuis le ${spokenTime(since, 'fr')}.`,
  }),
  next: {
    en: 'Ask the holder to hand it over, shadow it as observer, or take a vacant role.',
    fr: 'Demandez au titulaire de le transmettre, suivez-le en observateur, ou prenez un rôle vacant.',
  },
});

export const roleNotHeld = defineRejection<{ role: string; roleName: Localised; person?: PersonReference }>({
  code: 'role-not-held',
  status: 409,
  field: 'role',
  title: { en: 'Nobody holds it', fr: 'Personne ne le tient' },
  detail: ({ roleName, person }) => ({
    en: person ? `${person.name} does not hold ${roleName.en}.` : `Nobody holds ${roleName.en}.`,
    fr: person ? `${person.name} ne tient pas ${roleName.fr}.` : `Personne ne tient ${roleName.fr}.`,
  }),
  next: { en: 'See the board for who holds what.', fr: 'Voyez au tableau qui tient quoi.' },
});

export const notEntitled = defineRejection<{ role: string; roleName: Localised; entitled: readonly PersonReference[] }>(
  {
    code: 'not-entitled',
    status: 403,
    field: 'role',
    title: { en: 'Somebody else moves this role', fr: 'Ce rôle se confie par quelqu’un d’autre' },
    detail: ({ roleName, entitled }) => ({
      en: `Who may move ${roleName.en}: ${entitled.map((one) => one.name).join(', ')}.`,
      fr: `Qui peut confier ${roleName.fr} : ${entitled.map((one) => one.name).join(', ')}.`,
    }),
    next: {
      en: 'Ask one of them. A vacant role you may take yourself.',
      fr: 'Demandez à l’une de ces personnes. Un rôle vacant, vous pouvez le prendre vous-même.',
    },
  },
);

export const managerStays = defineRejection<{ manager: PersonReference }>({
  code: 'manager-stays',
  status: 409,
  field: 'role',
  title: { en: 'An incident always has a manager', fr: 'Un incident a toujours un gestionnaire' },
  detail: ({ manager }) => ({
    en: `${manager.name} manages this incident until somebody has taken it over.`,
    fr: `${manager.name} gère cet incident jusqu'à ce que quelqu'un ait pris la relève.`,
  }),
  next: {
    en: 'Offer a handover; when it is accepted you are released.',
    fr: 'Proposez une transmission ; à son acceptation vous êtes libéré.',
  },
});

export const managerAnswers = defineRejection<{ manager: PersonReference; answerBy: string }>({
  code: 'manager-still-has-time',
  status: 409,
  field: 'role',
  title: { en: 'The manager still has time to answer', fr: 'Le gestionnaire a encore le temps de répondre' },
  detail: ({ manager, answerBy }) => ({
    en: `${manager.name} has until ${spokenTime(answerBy, 'en')} to answer.`,
    fr: `${manager.name} a jusqu'au ${spokenTime(answerBy, 'fr')} pour répondre.`,
  }),
  next: {
    en: 'Call them; press again after that time. Or ask them for a handover.',
    fr: 'Appelez-le ; recommencez après cette heure. Ou demandez-lui une transmission.',
  },
});

export const alreadyHolder = defineRejection<{ role: string; roleName: Localised; person: PersonReference }>({
  code: 'already-holder',
  status: 409,
  field: 'to',
  title: { en: 'They hold it already', fr: 'Cette personne le tient déjà' },
  detail: ({ roleName, person }) => ({
    en: `${person.name} holds ${roleName.en} already.`,
    fr: `${person.name} tient déjà ${roleName.fr}.`,
  }),
  next: { en: 'Choose somebody else.', fr: "Choisissez quelqu'un d'autre." },
});

export const offerPending = defineRejection<{
  role: string;
  roleName: Localised;
  to: PersonReference;
  expiresAt: string;
}>({
  code: 'offer-pending',
  status: 409,
  field: 'role',
  title: { en: 'A handover is under way', fr: 'Une transmission est en cours' },
  detail: ({ roleName, to, expiresAt }) => ({
    en: `${roleName.en} is offered to ${to.name} until ${spokenTime(expiresAt, 'en')}.`,
    fr: `${roleName.fr} est proposé à ${to.name} jusqu'au ${spokenTime(expiresAt, 'fr')}.`,
  }),
  next: { en: 'Withdraw that offer first, or wait.', fr: "Retirez d'abord cette offre, ou attendez." },
});

export const noOffer = defineRejection<{ role: string; roleName: Localised; offeredTo?: PersonReference }>({
  code: 'no-offer',
  status: 409,
  field: 'role',
  title: { en: 'There is no such offer', fr: "Il n'y a pas de telle offre" },
  detail: ({ roleName, offeredTo }) => ({
    en: offeredTo
      ? `${roleName.en} is offered to ${offeredTo.name}, not to you.`
      : `${roleName.en} is not offered to anybody.`,
    fr: offeredTo
      ? `${roleName.fr} est proposé à ${offeredTo.name}, pas à vous.`
      : `${roleName.fr} n'est proposé à personne.`,
  }),
  next: {
    en: 'See the board; an offer may have expired or been withdrawn.',
    fr: "Voyez le tableau ; l'offre a pu expirer ou être retirée.",
  },
});

export const incidentEnded = defineRejection<{ incident: string; status: Status }>({
  code: 'incident-ended',
  status: 409,
  field: 'incident',
  title: { en: 'This incident has ended', fr: 'Cet incident est terminé' },
  detail: ({ incident, status }) => ({
    en: `${incident} is ${STATUS_NAMES[status].en}; its roles no longer move.`,
    fr: `${incident} est ${STATUS_NAMES[status].fr} ; ses rôles ne bougent plus.`,
  }),
  next: { en: 'Its manager can take the status back.', fr: 'Son gestionnaire peut revenir sur le statut.' },
});

export const personNeeded = defineRejection<object>({
  code: 'person-needed',
  status: 403,
  title: { en: 'Only a person can do this', fr: 'Seule une personne peut le faire' },
  detail: () => ({
    en: 'Roles are held and moved by people, not by programs.',
    fr: 'Les rôles sont tenus et confiés par des personnes, pas par des programmes.',
  }),
  next: { en: "Send a person's token.", fr: "Envoyez le jeton d'une personne." },
});

export const roleArchived = defineRejection<{ role: string; roleName: Localised }>({
  code: 'role-archived',
  status: 409,
  field: 'role',
  title: { en: 'This role is archived', fr: 'Ce rôle est archivé' },
  detail: ({ roleName }) => ({
    en: `${roleName.en} is no longer given to anybody.`,
    fr: `${roleName.fr} n'est plus confié à personne.`,
  }),
  next: { en: 'GET /v1/roles lists the roles that are.', fr: 'GET /v1/roles liste les rôles qui le sont.' },
});
