import { spokenTime } from '../definition/language.js';
import { defineRejection } from '../definition/rejection.js';

export const questionUnknown = defineRejection<{ incident: string; question: string }>({
  code: 'question-unknown',
  status: 404,
  field: 'question',
  title: { en: 'No such question', fr: 'Question inconnue' },
  detail: ({ incident, question }) => ({
    en: `Nobody has asked ${question} in ${incident}.`,
    fr: `Personne n'a posé la question ${question} dans ${incident}.`,
  }),
  next: {
    en: 'GET /v1/incidents/{incident}/questions lists those that were asked.',
    fr: 'GET /v1/incidents/{incident}/questions liste celles qui ont été posées.',
  },
});

export const questionAnswered = defineRejection<{ by: string; at: string; answer: string }>({
  code: 'question-answered',
  status: 409,
  title: { en: 'It is answered already', fr: 'Elle a déjà sa réponse' },
  detail: ({ by, at, answer }) => ({
    en: `${by} answered on ${spokenTime(at, 'en')}: ${answer}`,
    fr: `${by} a répondu le ${spokenTime(at, 'fr')} : ${answer}`,
  }),
  next: {
    en: 'Ask a new question if this does not answer it.',
    fr: "Posez une nouvelle question si cela n'y répond pas.",
  },
});

export const questionTooOften = defineRejection<{ most: number }>({
  code: 'question-asked-by-many',
  status: 409,
  title: { en: 'Enough people ask this', fr: 'Assez de personnes posent cette question' },
  detail: ({ most }) => ({
    en: `${most} people ask it already; its answer can be read by everybody.`,
    fr: `${most} personnes la posent déjà ; tout le monde pourra lire la réponse.`,
  }),
  next: {
    en: 'Look at the list of questions for the answer.',
    fr: 'Consultez la liste des questions pour la réponse.',
  },
});
