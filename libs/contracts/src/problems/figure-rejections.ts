import { defineRejection } from '../definition/rejection.js';

export const figuresTooLong = defineRejection<{ days: number }>({
  code: 'figures-too-long',
  status: 422,
  field: 'to',
  title: { en: 'No such span of time', fr: 'Période impossible' },
  detail: ({ days }) => ({
    en: `The end has to come after the beginning, and within ${days} days of it.`,
    fr: `La fin doit suivre le début, dans les ${days} jours.`,
  }),
  next: { en: 'Ask for a shorter time, several times.', fr: 'Demandez des périodes plus courtes, en plusieurs fois.' },
});

export const figuresTooMany = defineRejection<{ most: number }>({
  code: 'figures-too-many',
  status: 422,
  field: 'to',
  title: { en: 'Too many incidents for one answer', fr: "Trop d'incidents pour une réponse" },
  detail: ({ most }) => ({
    en: `There are more than ${most} incidents or problems in that time.`,
    fr: `Il y a plus de ${most} incidents ou problèmes dans cette période.`,
  }),
  next: { en: 'Ask for a shorter time, several times.', fr: 'Demandez des périodes plus courtes, en plusieurs fois.' },
});
