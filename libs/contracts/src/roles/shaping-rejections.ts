import { type Localised, listed } from '../definition/language.js';
import { namesOf, type PersonReference } from '../definition/person.js';
import { defineRejection } from '../definition/rejection.js';

export const scopeUnknown = defineRejection<{ scope: string; known: readonly string[] }>({
  code: 'scope-unknown',
  status: 404,
  field: 'scope',
  title: { en: 'No such part of the incident', fr: "L'incident n'a pas cette partie" },
  detail: ({ scope, known }) => ({
    en: `This incident has no part called ${scope}; it has ${listed(known, 'en')}.`,
    fr: `Cet incident n'a pas de partie ${scope} ; il a ${listed(known, 'fr')}.`,
  }),
  next: {
    en: 'Open a workstream first, or choose one of these.',
    fr: "Ouvrez d'abord un chantier, ou choisissez parmi celles-ci.",
  },
});

export const scopeNotForRole = defineRejection<{ role: string; roleName: Localised; scope: string }>({
  code: 'scope-not-for-role',
  status: 422,
  field: 'scope',
  title: { en: 'This role is not held in parts', fr: 'Ce rôle ne se tient pas par parties' },
  detail: ({ roleName, scope }) => ({
    en: `${roleName.en} is not held in ${scope}.`,
    fr: `${roleName.fr} ne se tient pas dans ${scope}.`,
  }),
  next: {
    en: 'Give it for the whole incident, or shape a role for that part.',
    fr: "Confiez-le pour tout l'incident, ou concevez un rôle pour cette partie.",
  },
});

export const keyTaken = defineRejection<{ key: string }>({
  code: 'key-taken',
  status: 409,
  field: 'key',
  title: { en: 'This key is taken', fr: 'Cette clé est prise' },
  detail: ({ key }) => ({
    en: `${key} is the key of something else here, perhaps of the catalogue, or of something that is over.`,
    fr: `${key} est déjà la clé d'autre chose ici, peut-être du catalogue, ou de ce qui est terminé.`,
  }),
  next: { en: 'Choose another key.', fr: 'Choisissez une autre clé.' },
});

export const dutyUnknown = defineRejection<{ duty: string }>({
  code: 'duty-unknown',
  status: 404,
  field: 'duty',
  title: { en: 'No such duty', fr: 'Tâche inconnue' },
  detail: ({ duty }) => ({
    en: `Neither the catalogue nor this incident has a duty ${duty}.`,
    fr: `Ni le catalogue ni cet incident n'ont de tâche ${duty}.`,
  }),
  next: {
    en: 'GET /v1/roles lists every duty of the catalogue.',
    fr: 'GET /v1/roles liste toutes les tâches du catalogue.',
  },
});

export const dutyTwice = defineRejection<{ duty: string }>({
  code: 'duty-twice',
  status: 422,
  field: 'duties',
  title: { en: 'A duty is named twice', fr: 'Une tâche est nommée deux fois' },
  detail: ({ duty }) => ({ en: `${duty} stands there twice.`, fr: `${duty} y figure deux fois.` }),
  next: { en: 'Name each duty once.', fr: 'Nommez chaque tâche une fois.' },
});

export const notOfThisIncident = defineRejection<{ role: string; roleName: Localised }>({
  code: 'role-of-catalogue',
  status: 409,
  field: 'role',
  title: { en: 'This role is of the catalogue', fr: 'Ce rôle est du catalogue' },
  detail: ({ roleName }) => ({
    en: `${roleName.en} was not shaped for this incident.`,
    fr: `${roleName.fr} n'a pas été conçu pour cet incident.`,
  }),
  next: { en: 'Mark it as not needed instead.', fr: 'Déclarez-le plutôt non nécessaire.' },
});

export const notYourDuty = defineRejection<{ duty: string; dutyName: Localised; entitled: readonly PersonReference[] }>(
  {
    code: 'not-your-duty',
    status: 403,
    field: 'duty',
    title: { en: 'Somebody else answers for this duty', fr: "Quelqu'un d'autre répond de cette tâche" },
    detail: ({ dutyName, entitled }) => ({
      en: `Who may decide on "${dutyName.en}": ${namesOf(entitled, 'en')}.`,
      fr: `Qui peut décider de « ${dutyName.fr} » : ${namesOf(entitled, 'fr')}.`,
    }),
    next: { en: 'Ask one of them.', fr: 'Demandez à l’une de ces personnes.' },
  },
);

export const dutyStays = defineRejection<{ duty: string; dutyName: Localised; manager: PersonReference }>({
  code: 'duty-stays',
  status: 409,
  field: 'duty',
  title: { en: 'This duty goes with the role', fr: 'Cette tâche va avec le rôle' },
  detail: ({ dutyName, manager }) => ({
    en: `"${dutyName.en}" is ${manager.name}'s as long as they manage the incident.`,
    fr: `« ${dutyName.fr} » revient à ${manager.name} tant que cette personne gère l'incident.`,
  }),
  next: {
    en: 'Offer a handover of the role, or name a deputy.',
    fr: 'Proposez une transmission du rôle, ou désignez un adjoint.',
  },
});

export const answersAlready = defineRejection<{ duty: string; dutyName: Localised; person: PersonReference }>({
  code: 'answers-already',
  status: 409,
  field: 'to',
  title: { en: 'They answer for it already', fr: 'Cette personne en répond déjà' },
  detail: ({ dutyName, person }) => ({
    en: `${person.name} answers for "${dutyName.en}" already.`,
    fr: `${person.name} répond déjà de « ${dutyName.fr} ».`,
  }),
  next: { en: 'Choose somebody else.', fr: "Choisissez quelqu'un d'autre." },
});

export const notDelegated = defineRejection<{ duty: string; dutyName: Localised }>({
  code: 'not-delegated',
  status: 409,
  field: 'duty',
  title: { en: 'This duty is not delegated', fr: "Cette tâche n'est pas déléguée" },
  detail: ({ dutyName }) => ({
    en: `Nobody has "${dutyName.en}" by delegation.`,
    fr: `Personne ne tient « ${dutyName.fr} » par délégation.`,
  }),
  next: { en: 'See the board for who answers for it and why.', fr: 'Voyez au tableau qui en répond et pourquoi.' },
});

export const timePassed = defineRejection<{ field: string }>({
  code: 'time-passed',
  status: 422,
  title: { en: 'This time has passed', fr: 'Cette heure est passée' },
  detail: ({ field }) => ({ en: `${field} is not in the future.`, fr: `${field} n'est pas dans le futur.` }),
  next: { en: 'Give a time to come, or none.', fr: 'Donnez une heure à venir, ou aucune.' },
});

export const notTakingPart = defineRejection<{ person: PersonReference }>({
  code: 'not-taking-part',
  status: 409,
  field: 'person',
  title: { en: 'They take no part in this incident', fr: "Cette personne ne participe pas à l'incident" },
  detail: ({ person }) => ({
    en: `${person.name} holds nothing here and has not joined.`,
    fr: `${person.name} ne tient rien ici et ne participe pas.`,
  }),
  next: { en: 'Give them a role, or bring them in first.', fr: "Confiez-lui un rôle, ou faites-la d'abord venir." },
});
