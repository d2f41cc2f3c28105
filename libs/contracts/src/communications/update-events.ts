import { z } from 'zod';
import { atOnce, defineEvent } from '../definition/event.js';
import { LANGUAGE_NAMES, LANGUAGES, type Language, spokenTime } from '../definition/language.js';
import { localised } from '../definition/localised-schema.js';
import { personReference } from '../definition/person.js';
import { sending, update } from './update.js';
import { PARTS, type ReadyWords, readyWords, type UpdateWords } from './words.js';

/** Whether only those who see the incident may know of it. */
const restricted = z.boolean().optional().describe('whether the incident was restricted at that moment');

/** What every event of an update carries: which one, and to whom. */
const about = { update: z.string(), audience: z.string(), audienceName: localised, restricted } as const;

/** The words of an update in a row, in the reader's language or else in the one there is. */
export function spokenWords(words: ReadyWords, language: Language): string {
  const said: UpdateWords | undefined = words[language] ?? words[LANGUAGES.find((one) => words[one])!];
  return PARTS.flatMap((part) => said?.[part] ?? []).join(' ');
}

export const updateDrafted = defineEvent({
  service: 'communications',
  name: 'update-drafted',
  version: 1,
  summary: 'Somebody began an update to an audience; nothing is sent yet.',
  data: z.object({ update, restricted }),
  wording: ({ data: { update: it }, by }) => ({
    en: `${by.name} began an update to ${it.audienceName.en}.`,
    fr: `${by.name} a commencé un message à : ${it.audienceName.fr}.`,
  }),
});

export const updateRevised = defineEvent({
  service: 'communications',
  name: 'update-revised',
  version: 1,
  summary: 'The words of an update are others now; what was sent before stays as it was until it is sent again.',
  data: z.object({
    ...about,
    revision: z.int(),
    words: readyWords,
    nextUpdateAt: z.iso.datetime().nullable(),
  }),
  wording: ({ data: { audienceName, revision }, by }) => ({
    en: `${by.name} changed the update to ${audienceName.en} (revision ${revision}).`,
    fr: `${by.name} a modifié le message à : ${audienceName.fr} (révision ${revision}).`,
  }),
});

export const reviewAsked = defineEvent({
  service: 'communications',
  name: 'review-asked',
  version: 1,
  summary: 'Somebody is asked to look at an update before it goes out.',
  data: z.object({ ...about, revision: z.int(), asks: z.array(personReference) }),
  notifies: ({ data: { asks } }) => atOnce(...asks),
  wording: ({ data: { audienceName, revision }, by }) => ({
    en: `${by.name} asks for a second look at the update to ${audienceName.en} (revision ${revision}).`,
    fr: `${by.name} demande une relecture du message à : ${audienceName.fr} (révision ${revision}).`,
  }),
});

export const updateApproved = defineEvent({
  service: 'communications',
  name: 'update-approved',
  version: 1,
  summary: 'Somebody else looked at an update and finds that it can go out.',
  data: z.object({ ...about, revision: z.int() }),
  wording: ({ data: { audienceName, revision }, by }) => ({
    en: `${by.name} approved the update to ${audienceName.en} (revision ${revision}).`,
    fr: `${by.name} a approuvé le message à : ${audienceName.fr} (révision ${revision}).`,
  }),
});

export const updateScheduled = defineEvent({
  service: 'communications',
  name: 'update-scheduled',
  version: 1,
  summary: 'An update will be sent at a time; null: it is not sent by the clock any more.',
  data: z.object({ ...about, revision: z.int(), at: z.iso.datetime().nullable() }),
  wording: ({ data: { audienceName, at }, by }) =>
    at === null
      ? {
          en: `${by.name} called off the timed sending of the update to ${audienceName.en}.`,
          fr: `${by.name} a annulé l'envoi programmé du message à : ${audienceName.fr}.`,
        }
      : {
          en: `${by.name} set the update to ${audienceName.en} to be sent at ${spokenTime(at, 'en')}.`,
          fr: `${by.name} a programmé l'envoi du message à : ${audienceName.fr}, le ${spokenTime(at, 'fr')}.`,
        },
});

export const updateSent = defineEvent({
  service: 'communications',
  name: 'update-sent',
  version: 1,
  summary: 'An update goes out to its audience, in the words it has now: what was decided, not yet that it arrived.',
  data: z.object({ ...about, sending, words: readyWords, awaits: z.array(z.enum(LANGUAGES)), update }),
  isKey: () => true,
  notifies: ({ data: { sending: sent } }) => (sent.insteadOf ? [{ person: sent.insteadOf, urgent: false }] : []),
  wording: ({ data: { audienceName, sending: sent, words, update: it }, by }) => {
    const drill = it.kind === 'drill';
    const past = { en: sent.pastReview ? ' past its review' : '', fr: sent.pastReview ? ' sans relecture' : '' };
    const what = {
      'first-word': { en: 'sent the first word', fr: 'a envoyé le premier message' },
      update: { en: 'sent an update', fr: 'a envoyé un message' },
      correction: { en: 'sent a correction', fr: 'a envoyé une correction' },
    }[sent.what];
    return {
      en: `${by.name} ${what.en}${past.en} to ${audienceName.en}${drill ? ' (drill)' : ''}: “${spokenWords(words, 'en')}”`,
      fr: `${by.name} ${what.fr}${past.fr} à : ${audienceName.fr}${drill ? ' (exercice)' : ''} : « ${spokenWords(words, 'fr')} »`,
    };
  },
});

export const languageFollowed = defineEvent({
  service: 'communications',
  name: 'language-followed',
  version: 1,
  summary: 'The words of a sent update are there in a language that had not been ready; those who read it get them.',
  data: z.object({
    ...about,
    revision: z.int(),
    language: z.enum(LANGUAGES),
    words: readyWords,
    pastReview: z.boolean().optional().describe('the manager sent it without the review that the audience asks for'),
    decidedByCopy: z.boolean().optional(),
    update,
  }),
  wording: ({ data: { audienceName, language }, by }) => ({
    en: `${by.name} sent the update to ${audienceName.en} in ${LANGUAGE_NAMES[language].en} too.`,
    fr: `${by.name} a aussi envoyé le message à : ${audienceName.fr}, en ${LANGUAGE_NAMES[language].fr}.`,
  }),
});

export const updateWithdrawn = defineEvent({
  service: 'communications',
  name: 'update-withdrawn',
  version: 1,
  summary: 'What was sent is taken back, visibly: everyone who got it is told so, and why.',
  data: z.object({ ...about, reason: z.string(), wasSent: z.boolean(), at: z.iso.datetime(), update }),
  isKey: () => true,
  wording: ({ data: { audienceName, reason, wasSent }, by }) => ({
    en: `${by.name} ${wasSent ? 'withdrew' : 'dropped'} the update to ${audienceName.en}: ${reason}`,
    fr: `${by.name} a ${wasSent ? 'retiré' : 'abandonné'} le message à : ${audienceName.fr} : ${reason}`,
  }),
});

/** Why a timed update did not go out when its time had come. */
export const WHY_NOT_SENT = ['ended', 'merged', 'archived', 'not-entitled', 'not-reviewed', 'no-language'] as const;

/** Why a timed update did not go out when its time had come. */
export type WhyNotSent = (typeof WHY_NOT_SENT)[number];

const WHY = {
  ended: { en: 'the incident has ended', fr: "l'incident est terminé" },
  merged: { en: 'the incident lives on in another', fr: "l'incident se poursuit dans un autre" },
  archived: { en: 'the audience is told nothing any more', fr: "ce public n'est plus informé" },
  'not-entitled': { en: 'who set the time may not send it any more', fr: "qui l'a programmé ne peut plus l'envoyer" },
  'not-reviewed': { en: 'nobody else has approved it', fr: "personne d'autre ne l'a approuvé" },
  'no-language': { en: 'it has no words that the audience reads', fr: "il n'a pas de mots que ce public lise" },
} as const;

export const updateNotSent = defineEvent({
  service: 'communications',
  name: 'update-not-sent',
  version: 1,
  summary: 'The time of a timed update had come and it could not go out: it is a draft again.',
  data: z.object({
    ...about,
    revision: z.int(),
    why: z.enum(WHY_NOT_SENT),
    scheduledFor: z.iso.datetime(),
    tells: personReference.describe('who had set the time'),
  }),
  notifies: ({ data: { tells } }) => [{ person: tells, urgent: true }],
  wording: ({ data: { audienceName, why, tells } }) => ({
    en: `The update to ${audienceName.en} that ${tells.name} had set for now was not sent: ${WHY[why].en}.`,
    fr: `Le message à : ${audienceName.fr} que ${tells.name} avait programmé n'est pas parti : ${WHY[why].fr}.`,
  }),
});

export const UPDATE_EVENTS = [
  updateDrafted,
  updateRevised,
  reviewAsked,
  updateApproved,
  updateScheduled,
  updateNotSent,
  updateSent,
  languageFollowed,
  updateWithdrawn,
] as const;
