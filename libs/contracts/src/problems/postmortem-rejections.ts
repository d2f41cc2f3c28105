import { defineRejection } from '../definition/rejection.js';

export const postmortemUnknown = defineRejection<{ problem: string }>({
  code: 'postmortem-unknown',
  status: 404,
  field: 'problem',
  title: { en: 'No postmortem yet', fr: 'Pas encore de post-mortem' },
  detail: ({ problem }) => ({
    en: `Nobody has opened the postmortem of ${problem} yet.`,
    fr: `Personne n'a encore ouvert le post-mortem de ${problem}.`,
  }),
  next: {
    en: 'Open it: POST /v1/problems/{problem}/postmortem.',
    fr: 'Ouvrez-le : POST /v1/problems/{problem}/postmortem.',
  },
});

export const sectionUnknown = defineRejection<{ section: string }>({
  code: 'section-unknown',
  status: 404,
  field: 'section',
  title: { en: 'No such section', fr: 'Section inconnue' },
  detail: ({ section }) => ({
    en: `This postmortem has no section “${section}”.`,
    fr: `Ce post-mortem n'a pas de section « ${section} ».`,
  }),
  next: {
    en: 'GET /v1/problems/{problem}/postmortem lists its sections.',
    fr: 'GET /v1/problems/{problem}/postmortem liste ses sections.',
  },
});

export const sectionFull = defineRejection<{ section: string; bytes: number; most: number }>({
  code: 'section-full',
  status: 422,
  field: 'text',
  title: { en: 'The section would be too long', fr: 'La section serait trop longue' },
  detail: ({ section, bytes, most }) => ({
    en: `Joined with what others wrote meanwhile, “${section}” has ${bytes} bytes; a section holds ${most}. Nothing was stored.`,
    fr: `Réunie à ce que d'autres ont écrit entre-temps, « ${section} » compte ${bytes} octets ; une section en contient ${most}. Rien n'a été enregistré.`,
  }),
  next: {
    en: 'Read the section again, shorten it, and write it on the revision that you read.',
    fr: 'Relisez la section, raccourcissez-la, et écrivez-la sur la révision lue.',
  },
});

export const revisionUnknown = defineRejection<{ section: string; revision: number; latest: number }>({
  code: 'revision-unknown',
  status: 409,
  field: 'revision',
  title: { en: 'There is no such revision yet', fr: "Cette révision n'existe pas encore" },
  detail: ({ section, revision, latest }) => ({
    en: `“${section}” is at revision ${latest}, not ${revision}.`,
    fr: `« ${section} » en est à la révision ${latest}, pas ${revision}.`,
  }),
  next: { en: 'Read it again and send what you read.', fr: 'Relisez-la et renvoyez ce que vous avez lu.' },
});

export const conflictsOpen = defineRejection<{ sections: readonly string[] }>({
  code: 'conflicts-open',
  status: 409,
  title: { en: 'Some words wait to be joined', fr: 'Des mots attendent d’être réunis' },
  detail: ({ sections }) => ({
    en: `Two people wrote the same lines at once in: ${sections.join(', ')}. Both are kept.`,
    fr: `Deux personnes ont écrit les mêmes lignes en même temps dans : ${sections.join(', ')}. Les deux sont gardées.`,
  }),
  next: {
    en: 'Write those sections once more with both, and name the conflicts in `joins`.',
    fr: 'Réécrivez ces sections avec les deux, et nommez les conflits dans `joins`.',
  },
});

export const conflictUnknown = defineRejection<{ conflict: string }>({
  code: 'conflict-unknown',
  status: 404,
  field: 'joins',
  title: { en: 'No such conflict', fr: 'Conflit inconnu' },
  detail: ({ conflict }) => ({
    en: `Nothing waits to be joined as “${conflict}”; somebody may have joined it.`,
    fr: `Rien n'attend d'être réuni sous « ${conflict} » ; quelqu'un l'a peut-être fait.`,
  }),
  next: { en: 'Read the section again.', fr: 'Relisez la section.' },
});

export const postmortemChanged = defineRejection<{ revision: number; read: number }>({
  code: 'postmortem-changed',
  status: 409,
  field: 'revision',
  title: { en: 'Somebody wrote meanwhile', fr: "Quelqu'un a écrit entre-temps" },
  detail: ({ revision, read }) => ({
    en: `You read revision ${read}; it is at ${revision} now. Nothing was approved.`,
    fr: `Vous avez lu la révision ${read} ; elle en est à ${revision}. Rien n'a été approuvé.`,
  }),
  next: { en: 'Read it again, then approve what you read.', fr: 'Relisez-le, puis approuvez ce que vous avez lu.' },
});

export const onlyAuthor = defineRejection<{ author: string }>({
  code: 'only-author',
  status: 403,
  title: { en: 'Somebody else has to approve it', fr: "Quelqu'un d'autre doit l'approuver" },
  detail: ({ author }) => ({
    en: `${author} alone wrote it, so somebody else reads it before it stands.`,
    fr: `${author} l'a écrit sans personne d'autre : quelqu'un d'autre le relit avant qu'il ne soit établi.`,
  }),
  next: {
    en: 'Ask for a review: POST /v1/problems/{problem}/postmortem/asks with `what: review`.',
    fr: 'Demandez une relecture : POST /v1/problems/{problem}/postmortem/asks avec `what: review`.',
  },
});

export const nothingWritten = defineRejection<object>({
  code: 'nothing-written',
  status: 409,
  title: { en: 'There is nothing to approve yet', fr: "Il n'y a encore rien à approuver" },
  detail: () => ({ en: 'No section has any words.', fr: "Aucune section n'a de mots." }),
  next: {
    en: 'Have it drafted, or write a section.',
    fr: 'Faites-en un brouillon, ou écrivez une section.',
  },
});

export const notApproved = defineRejection<object>({
  code: 'postmortem-not-approved',
  status: 409,
  title: { en: 'It is not approved yet', fr: "Il n'est pas encore approuvé" },
  detail: () => ({
    en: 'The public edition goes out once the postmortem was approved.',
    fr: "L'édition publique part une fois le post-mortem approuvé.",
  }),
  next: {
    en: 'Have it approved: POST /v1/problems/{problem}/postmortem/approval.',
    fr: 'Faites-le approuver : POST /v1/problems/{problem}/postmortem/approval.',
  },
});

export const noPublicEdition = defineRejection<object>({
  code: 'no-public-edition',
  status: 409,
  title: { en: 'There is no public edition', fr: "Il n'y a pas d'édition publique" },
  detail: () => ({
    en: 'Nobody has written words for the public yet.',
    fr: "Personne n'a encore écrit de mots pour le public.",
  }),
  next: {
    en: 'Write them: PUT /v1/problems/{problem}/postmortem/public.',
    fr: 'Écrivez-les : PUT /v1/problems/{problem}/postmortem/public.',
  },
});

export const notForThePublic = defineRejection<{ names: readonly string[]; links: readonly string[] }>({
  code: 'not-for-the-public',
  status: 422,
  field: 'words',
  title: { en: 'That is not for the public', fr: "Cela n'est pas pour le public" },
  detail: ({ names, links }) => ({
    en: `The public edition names nobody and links to nothing internal: ${[...names, ...links].join(', ')}.`,
    fr: `L'édition publique ne nomme personne et ne renvoie à rien d'interne : ${[...names, ...links].join(', ')}.`,
  }),
  next: {
    en: 'Say the role instead of the name, and leave the link out.',
    fr: 'Dites le rôle au lieu du nom, et retirez le lien.',
  },
});

export const askedTooMany = defineRejection<{ most: number }>({
  code: 'asked-too-many',
  status: 409,
  title: { en: 'Too many were asked', fr: 'Trop de demandes' },
  detail: ({ most }) => ({
    en: `A postmortem asks at most ${most} people at once.`,
    fr: `Un post-mortem demande au plus ${most} personnes à la fois.`,
  }),
  next: { en: 'Wait for those who were asked.', fr: 'Attendez ceux qui ont été sollicités.' },
});

export const dueBeforeNow = defineRejection<object>({
  code: 'due-before-now',
  status: 422,
  field: 'dueAt',
  title: { en: 'That time has passed', fr: 'Cette heure est passée' },
  detail: () => ({ en: 'Nothing can be due in the past.', fr: 'Rien ne peut être dû dans le passé.' }),
  next: { en: 'Name a time to come.', fr: 'Indiquez une heure à venir.' },
});
