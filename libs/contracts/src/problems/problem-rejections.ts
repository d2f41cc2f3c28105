import { spokenTime } from '../definition/language.js';
import { defineRejection } from '../definition/rejection.js';

export const problemUnknown = defineRejection<{ problem: string }>({
  code: 'problem-unknown',
  status: 404,
  field: 'problem',
  title: { en: 'No such problem', fr: 'Problème inconnu' },
  detail: ({ problem }) => ({
    en: `There is no problem ${problem} that you may see.`,
    fr: `Il n'y a pas de problème ${problem} que vous puissiez voir.`,
  }),
  next: {
    en: 'GET /v1/problems lists those you may see.',
    fr: 'GET /v1/problems liste ceux que vous pouvez voir.',
  },
});

export const problemClosed = defineRejection<{ problem: string; closedAt: string }>({
  code: 'problem-closed',
  status: 409,
  field: 'problem',
  title: { en: 'The problem is closed', fr: 'Le problème est clos' },
  detail: ({ problem, closedAt }) => ({
    en: `${problem} was closed on ${spokenTime(closedAt, 'en')}.`,
    fr: `${problem} a été clos le ${spokenTime(closedAt, 'fr')}.`,
  }),
  next: {
    en: 'Reopen it first: POST /v1/problems/{problem}/reopen.',
    fr: "Rouvrez-le d'abord : POST /v1/problems/{problem}/reopen.",
  },
});

export const problemNotClosed = defineRejection<{ problem: string }>({
  code: 'problem-not-closed',
  status: 409,
  field: 'problem',
  title: { en: 'The problem is open', fr: 'Le problème est ouvert' },
  detail: ({ problem }) => ({
    en: `${problem} is not closed, so there is nothing to reopen.`,
    fr: `${problem} n'est pas clos : il n'y a rien à rouvrir.`,
  }),
  next: { en: 'Go on with it as it is.', fr: "Poursuivez tel qu'il est." },
});

export const problemFull = defineRejection<{ most: number }>({
  code: 'problem-full',
  status: 409,
  field: 'incident',
  title: { en: 'Too many incidents behind one problem', fr: "Trop d'incidents pour un problème" },
  detail: ({ most }) => ({
    en: `A problem stands behind at most ${most} incidents.`,
    fr: `Un problème porte au plus ${most} incidents.`,
  }),
  next: {
    en: 'Open another problem, and say in its title what is different.',
    fr: 'Ouvrez un autre problème, et dites dans son titre ce qui diffère.',
  },
});
