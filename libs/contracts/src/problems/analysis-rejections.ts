import { listed, spokenTime } from '../definition/language.js';
import { defineRejection } from '../definition/rejection.js';
import type { Factor, Finding } from './analysis.js';

/** A factor on the way around a ring. */
export type RingFactor = Pick<Factor, 'id' | 'what'>;

const SHORT = 80;
const short = ({ id, what }: RingFactor): string =>
  `${id} “${what.length > SHORT ? `${what.slice(0, SHORT).trimEnd()}…` : what}”`;
const court = (one: RingFactor): string => short(one).replace('“', '« ').replace(/”$/, ' »');

export const factorUnknown = defineRejection<{ factor: string }>({
  code: 'factor-unknown',
  status: 404,
  field: 'factor',
  title: { en: 'No such factor', fr: 'Facteur inconnu' },
  detail: ({ factor }) => ({
    en: `This analysis has no factor ${factor}; it may have been removed.`,
    fr: `Cette analyse n'a pas de facteur ${factor} ; il a peut-être été retiré.`,
  }),
  next: {
    en: 'GET /v1/problems/{problem}/analysis lists its factors.',
    fr: 'GET /v1/problems/{problem}/analysis liste ses facteurs.',
  },
});

export const findingUnknown = defineRejection<{ finding: string }>({
  code: 'finding-unknown',
  status: 404,
  field: 'finding',
  title: { en: 'No such finding', fr: 'Constat inconnu' },
  detail: ({ finding }) => ({
    en: `This analysis has no finding ${finding}; it may have been removed.`,
    fr: `Cette analyse n'a pas de constat ${finding} ; il a peut-être été retiré.`,
  }),
  next: {
    en: 'GET /v1/problems/{problem}/analysis lists its findings.',
    fr: 'GET /v1/problems/{problem}/analysis liste ses constats.',
  },
});

export const causeOfItself = defineRejection<{ ring: readonly RingFactor[] }>({
  code: 'cause-of-itself',
  status: 422,
  field: 'effect',
  title: { en: 'A cause cannot cause itself', fr: 'Une cause ne peut se causer elle-même' },
  detail: ({ ring }) => ({
    en: `That would close a ring: ${[...ring, ...ring.slice(0, 1)].map(short).join(' led to ')}.`,
    fr: `Cela fermerait une boucle : ${[...ring, ...ring.slice(0, 1)].map(court).join(' a mené à ')}.`,
  }),
  next: {
    en: 'Take one of these links away first, or add a factor for what happened the second time.',
    fr: "Retirez d'abord un de ces liens, ou ajoutez un facteur pour ce qui s'est passé la seconde fois.",
  },
});

export const analysisFull = defineRejection<{ most: number; what: 'factors' | 'edges' | 'findings' | 'bytes' }>({
  code: 'analysis-full',
  status: 409,
  title: { en: 'The analysis is full', fr: "L'analyse est pleine" },
  detail: ({ most, what }) => ({
    en: `An analysis holds at most ${most} ${what === 'edges' ? 'links' : what}. Nothing was stored.`,
    fr: `Une analyse contient au plus ${most} ${{ factors: 'facteurs', edges: 'liens', findings: 'constats', bytes: 'octets' }[what]}. Rien n'a été enregistré.`,
  }),
  next: {
    en: 'Remove what did not contribute, or put the detail where a link can lead to it.',
    fr: 'Retirez ce qui n’a pas contribué, ou mettez le détail là où un lien peut mener.',
  },
});

export const factorChanged = defineRejection<{ given: number; now: Factor }>({
  code: 'factor-changed',
  status: 409,
  field: 'revision',
  title: { en: 'Somebody wrote meanwhile', fr: "Quelqu'un a écrit entre-temps" },
  detail: ({ given, now }) => ({
    en: `You read revision ${given} of ${now.id}; ${now.wordedBy.name} wrote revision ${now.revision} on ${spokenTime(now.wordedAt, 'en')}: “${now.what}”`,
    fr: `Vous avez lu la révision ${given} de ${now.id} ; ${now.wordedBy.name} a écrit la révision ${now.revision} le ${spokenTime(now.wordedAt, 'fr')} : « ${now.what} »`,
  }),
  next: {
    en: 'Join your words with what is there now (`now`), and send them on its revision.',
    fr: 'Réunissez vos mots à ce qui est là (`now`), et envoyez-les sur sa révision.',
  },
});

export const findingChanged = defineRejection<{ given: number; now: Finding }>({
  code: 'finding-changed',
  status: 409,
  field: 'revision',
  title: { en: 'Somebody wrote meanwhile', fr: "Quelqu'un a écrit entre-temps" },
  detail: ({ given, now }) => ({
    en: `You read revision ${given} of ${now.id}; ${now.by.name} wrote revision ${now.revision} on ${spokenTime(now.at, 'en')}: “${now.words}”`,
    fr: `Vous avez lu la révision ${given} de ${now.id} ; ${now.by.name} a écrit la révision ${now.revision} le ${spokenTime(now.at, 'fr')} : « ${now.words} »`,
  }),
  next: {
    en: 'Join your words with what is there now (`now`), and send them on its revision.',
    fr: 'Réunissez vos mots à ce qui est là (`now`), et envoyez-les sur sa révision.',
  },
});

export const triggerKnown = defineRejection<{ now: Finding }>({
  code: 'trigger-known',
  status: 409,
  field: 'kind',
  title: { en: 'The trigger is known already', fr: 'Le déclencheur est déjà connu' },
  detail: ({ now }) => ({
    en: `${now.by.name} noted it on ${spokenTime(now.at, 'en')}, as ${now.id}: “${now.words}”`,
    fr: `${now.by.name} l'a noté le ${spokenTime(now.at, 'fr')}, comme ${now.id} : « ${now.words} »`,
  }),
  next: {
    en: 'Change that one, or propose yours as a factor.',
    fr: 'Modifiez celui-là, ou proposez le vôtre comme facteur.',
  },
});

export const evidenceElsewhere = defineRejection<{ incident: string; known: readonly string[] }>({
  code: 'evidence-elsewhere',
  status: 422,
  field: 'evidence',
  title: { en: 'The evidence is of another incident', fr: "La preuve vient d'un autre incident" },
  detail: ({ incident, known }) => ({
    en: `This problem does not stand behind ${incident}. Entries can be of ${listed(known, 'en')}.`,
    fr: `Ce problème n'est pas derrière ${incident}. Les entrées peuvent être de ${listed(known, 'fr')}.`,
  }),
  next: {
    en: 'Link that incident to the problem first, or give a web link.',
    fr: "Liez d'abord cet incident au problème, ou donnez un lien web.",
  },
});
