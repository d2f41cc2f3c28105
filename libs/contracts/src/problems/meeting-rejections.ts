import { spokenTime } from '../definition/language.js';
import { defineRejection } from '../definition/rejection.js';

export const meetingUnknown = defineRejection<{ meeting: string }>({
  code: 'meeting-unknown',
  status: 404,
  field: 'meeting',
  title: { en: 'No such meeting', fr: 'Réunion inconnue' },
  detail: ({ meeting }) => ({
    en: `There is no meeting ${meeting} of this problem.`,
    fr: `Il n'y a pas de réunion ${meeting} de ce problème.`,
  }),
  next: {
    en: 'GET /v1/problems/{problem}/meetings lists those there are.',
    fr: 'GET /v1/problems/{problem}/meetings liste celles qui existent.',
  },
});

export const meetingStands = defineRejection<{ meeting: string; by: string; startsAt: string }>({
  code: 'meeting-stands',
  status: 409,
  field: 'problem',
  title: { en: 'A meeting is called already', fr: 'Une réunion est déjà convoquée' },
  detail: ({ meeting, by, startsAt }) => ({
    en: `${by} called ${meeting} for ${spokenTime(startsAt, 'en')}.`,
    fr: `${by} a convoqué ${meeting} pour le ${spokenTime(startsAt, 'fr')}.`,
  }),
  next: {
    en: 'Move it, invite more people to it, or call it off first.',
    fr: "Déplacez-la, invitez-y d'autres personnes, ou annulez-la d'abord.",
  },
});

export const meetingOver = defineRejection<{ meeting: string; status: 'called-off' | 'ended'; since: string }>({
  code: 'meeting-over',
  status: 409,
  field: 'meeting',
  title: { en: 'The meeting is over', fr: 'La réunion est terminée' },
  detail: ({ meeting, status, since }) => ({
    en: `${meeting} ${status === 'ended' ? 'ended' : 'was called off'} on ${spokenTime(since, 'en')}.`,
    fr: `${meeting} a été ${status === 'ended' ? 'terminée' : 'annulée'} le ${spokenTime(since, 'fr')}.`,
  }),
  next: { en: 'Call another one.', fr: 'Convoquez-en une autre.' },
});

export const meetingInThePast = defineRejection<{ startsAt: string; now: string }>({
  code: 'meeting-in-the-past',
  status: 422,
  field: 'startsAt',
  title: { en: 'That time is over', fr: 'Ce moment est passé' },
  detail: ({ startsAt, now }) => ({
    en: `It is ${spokenTime(now, 'en')}; ${spokenTime(startsAt, 'en')} is over.`,
    fr: `Nous sommes le ${spokenTime(now, 'fr')} ; le ${spokenTime(startsAt, 'fr')} est passé.`,
  }),
  next: { en: 'Give a time to come.', fr: 'Donnez un moment à venir.' },
});

export const notInvited = defineRejection<{ name: string; calledBy: string }>({
  code: 'not-invited',
  status: 403,
  title: { en: 'You are not invited', fr: "Vous n'êtes pas invité" },
  detail: ({ name, calledBy }) => ({
    en: `${name} is not among those whom ${calledBy} invited; each answers for themselves.`,
    fr: `${name} ne figure pas parmi les personnes invitées par ${calledBy} ; chacun répond pour soi.`,
  }),
  next: {
    en: 'Ask whoever called the meeting to invite you.',
    fr: "Demandez à la personne qui l'a convoquée de vous inviter.",
  },
});

export const attendeeUnknown = defineRejection<{ person: string }>({
  code: 'attendee-unknown',
  status: 404,
  field: 'person',
  title: { en: 'Not invited', fr: 'Personne non invitée' },
  detail: ({ person }) => ({
    en: `${person} is not invited to this meeting.`,
    fr: `${person} n'est pas invité à cette réunion.`,
  }),
  next: { en: 'Invite them first.', fr: "Invitez-la d'abord." },
});

export const nobodyToInvite = defineRejection<object>({
  code: 'nobody-to-invite',
  status: 422,
  field: 'attendees',
  title: { en: 'Nobody to invite', fr: 'Personne à inviter' },
  detail: () => ({
    en: 'Nobody is known who should come, and nobody is named.',
    fr: "On ne sait pas qui devrait venir, et personne n'est nommé.",
  }),
  next: { en: 'Name those who should come in `attendees`.', fr: 'Nommez dans `attendees` qui devrait venir.' },
});

export const meetingFull = defineRejection<{ most: number; what: 'attendees' | 'decisions' }>({
  code: 'meeting-full',
  status: 409,
  field: 'meeting',
  title: { en: 'No more fits into the meeting', fr: 'La réunion est pleine' },
  detail: ({ most, what }) => ({
    en: `A meeting has at most ${most} ${what}.`,
    fr: `Une réunion a au plus ${most} ${what === 'attendees' ? 'personnes invitées' : 'décisions'}.`,
  }),
  next: { en: 'Leave somebody out, or call another one.', fr: "Retirez quelqu'un, ou convoquez-en une autre." },
});
