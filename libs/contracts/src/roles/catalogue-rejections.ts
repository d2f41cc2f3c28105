import { type Localised, listed } from '../definition/language.js';
import { defineRejection } from '../definition/rejection.js';

export const roleKeyTaken = defineRejection<{ key: string; roleName: Localised; archived: boolean }>({
  code: 'role-key-taken',
  status: 409,
  field: 'key',
  title: { en: 'A role has this key already', fr: 'Un rôle a déjà cette clé' },
  detail: ({ key, roleName, archived }) => ({
    en: `${key} is ${roleName.en}${archived ? ', which is archived' : ''}.`,
    fr: `${key} est ${roleName.fr}${archived ? ', qui est archivé' : ''}.`,
  }),
  next: {
    en: 'Choose another key, or change that role: PATCH /v1/catalogue/roles/{role}, with archived: false to bring it back.',
    fr: 'Choisissez une autre clé, ou modifiez ce rôle : PATCH /v1/catalogue/roles/{role}, avec archived: false pour le rétablir.',
  },
});

export const dutyKeyTaken = defineRejection<{ key: string; dutyName: Localised; archived: boolean }>({
  code: 'duty-key-taken',
  status: 409,
  field: 'key',
  title: { en: 'A duty has this key already', fr: 'Une tâche a déjà cette clé' },
  detail: ({ key, dutyName, archived }) => ({
    en: `${key} is “${dutyName.en}”${archived ? ', which is archived' : ''}.`,
    fr: `${key} est « ${dutyName.fr} »${archived ? ', qui est archivée' : ''}.`,
  }),
  next: {
    en: 'Choose another key, or change that duty: PATCH /v1/catalogue/duties/{duty}, with archived: false to bring it back.',
    fr: 'Choisissez une autre clé, ou modifiez cette tâche : PATCH /v1/catalogue/duties/{duty}, avec archived: false pour la rétablir.',
  },
});

export const dutyNotInCatalogue = defineRejection<{ duty: string }>({
  code: 'duty-not-in-catalogue',
  status: 404,
  field: 'duty',
  title: { en: 'The catalogue has no such duty', fr: "Le catalogue n'a pas cette tâche" },
  detail: ({ duty }) => ({
    en: `There is no duty ${duty} in the catalogue.`,
    fr: `Il n'y a pas de tâche ${duty} au catalogue.`,
  }),
  next: {
    en: 'GET /v1/catalogue lists every duty; POST /v1/catalogue/duties adds one.',
    fr: 'GET /v1/catalogue liste toutes les tâches ; POST /v1/catalogue/duties en ajoute une.',
  },
});

export const dutyArchived = defineRejection<{ duty: string; dutyName: Localised }>({
  code: 'duty-archived',
  status: 409,
  field: 'duties',
  title: { en: 'This duty is archived', fr: 'Cette tâche est archivée' },
  detail: ({ dutyName }) => ({
    en: `“${dutyName.en}” is archived; no role can list it.`,
    fr: `« ${dutyName.fr} » est archivée ; aucun rôle ne peut la comporter.`,
  }),
  next: {
    en: 'Leave it out, or bring it back: PATCH /v1/catalogue/duties/{duty} with archived: false.',
    fr: 'Retirez-la, ou rétablissez-la : PATCH /v1/catalogue/duties/{duty} avec archived: false.',
  },
});

export const dutyListed = defineRejection<{
  duty: string;
  dutyName: Localised;
  roles: readonly { role: string; roleName: Localised }[];
}>({
  code: 'duty-listed',
  status: 409,
  field: 'duty',
  title: { en: 'A role lists this duty', fr: 'Un rôle comporte cette tâche' },
  detail: ({ dutyName, roles }) => {
    const names = (language: 'en' | 'fr') =>
      listed(
        roles.map(({ roleName }) => roleName[language]),
        language,
      );
    return {
      en: `“${dutyName.en}” is a duty of ${names('en')}.`,
      fr: `« ${dutyName.fr} » figure parmi les tâches de : ${names('fr')}.`,
    };
  },
  next: {
    en: 'Take it out of that role first: PATCH /v1/catalogue/roles/{role} with the duties that stay.',
    fr: "Retirez-la d'abord de ce rôle : PATCH /v1/catalogue/roles/{role} avec les tâches qui restent.",
  },
});

export const roleWithoutDuty = defineRejection<{ role: string; roleName: Localised }>({
  code: 'role-without-duty',
  status: 422,
  field: 'duties',
  title: { en: 'A role has at least one duty', fr: 'Un rôle a au moins une tâche' },
  detail: ({ roleName }) => ({
    en: `${roleName.en} would answer for nothing.`,
    fr: `${roleName.fr} ne répondrait de rien.`,
  }),
  next: {
    en: 'Name at least one duty of GET /v1/catalogue, or archive the role.',
    fr: 'Nommez au moins une tâche de GET /v1/catalogue, ou archivez le rôle.',
  },
});

export const changeOfArchived = defineRejection<{ key: string; name: Localised }>({
  code: 'change-of-archived',
  status: 409,
  field: 'archived',
  title: { en: 'What is archived is not changed', fr: 'Ce qui est archivé ne se modifie pas' },
  detail: ({ name }) => ({ en: `${name.en} is archived.`, fr: `${name.fr} : c'est archivé.` }),
  next: {
    en: 'Send archived: false with the change, which brings it back.',
    fr: 'Envoyez archived: false avec la modification, ce qui le rétablit.',
  },
});

export const managerRoleKept = defineRejection<{ role: string; roleName: Localised; duties: readonly string[] }>({
  code: 'manager-role-kept',
  status: 409,
  field: 'role',
  title: { en: 'Every incident needs this role as it is', fr: 'Chaque incident a besoin de ce rôle tel quel' },
  detail: ({ roleName, duties }) => ({
    en: `${roleName.en} is held by one person for the whole incident, is never archived, and keeps the duties ${listed(duties, 'en')} with their ranks.`,
    fr: `${roleName.fr} : une seule personne le tient, pour tout l'incident ; il n'est jamais archivé et garde les tâches ${listed(duties, 'fr')} à leur rang.`,
  }),
  next: {
    en: 'Change its words, its other names and its first actions, or add duties to it.',
    fr: 'Modifiez ses textes, ses autres noms et ses premières actions, ou ajoutez-lui des tâches.',
  },
});

export const catalogueFull = defineRejection<{ field: string; most: number }>({
  code: 'catalogue-full',
  status: 409,
  title: { en: 'The catalogue is full', fr: 'Le catalogue est plein' },
  detail: ({ field, most }) => ({
    en: `It has ${most} ${field} already, the archived ones among them; every incident carries them all.`,
    fr: `Il en a déjà ${most} (${field}), archives comprises ; chaque incident les porte toutes.`,
  }),
  next: {
    en: 'Bring back an archived one and change its words.',
    fr: 'Rétablissez-en une archivée et changez ses textes.',
  },
});

export const versionUnknown = defineRejection<{ version: number; latest: number }>({
  code: 'version-unknown',
  status: 404,
  field: 'version',
  title: { en: 'There is no such version', fr: "Cette version n'existe pas" },
  detail: ({ version, latest }) => ({
    en: `There is no version ${version}; the latest is ${latest}.`,
    fr: `Il n'y a pas de version ${version} ; la dernière est ${latest}.`,
  }),
  next: {
    en: `Ask for one from 1 on, or for the latest by naming none.`,
    fr: `Demandez-en une à partir de 1, ou la dernière en n'en nommant aucune.`,
  },
});
