import { z } from 'zod';
import { defineEvent } from '../definition/event.js';
import { spokenTime } from '../definition/language.js';
import { namesOf, personReference } from '../definition/person.js';
import { expected, writtenBrief } from './brief.js';
import { PASSED_ON_BECAUSE, spokenCountdown } from './plan-events.js';
import { PROMISE_STEPS } from './promise.js';
import { question } from './question.js';

const asks = z.array(personReference).describe('whom this asks to do something about it');

export const briefNoted = defineEvent({
  service: 'communications',
  name: 'brief-noted',
  version: 1,
  summary: 'The brief shows what was last said to executives, or no longer does; carries it whole. Keep the latest.',
  data: z.object({ brief: writtenBrief }),
  wording: null,
});

export const briefWritten = defineEvent({
  service: 'communications',
  name: 'brief-written',
  version: 1,
  summary: 'Somebody wrote what executives can expect and what is needed from them; carries the brief whole.',
  data: z.object({
    expected: expected.nullable(),
    needs: z.string().nullable(),
    decidedByCopy: z.boolean().describe('the last known roster decided, because roles could not be asked'),
    brief: writtenBrief,
  }),
  wording: ({ data: { expected: what, needs, decidedByCopy }, by }) => {
    const when = (at: string | null | undefined, language: 'en' | 'fr') => (at ? ` (${spokenTime(at, language)})` : '');
    const copy = {
      en: decidedByCopy ? ' (roles could not be asked; the last known roster decided)' : '',
      fr: decidedByCopy ? ' (roles injoignable ; le dernier état connu a décidé)' : '',
    };
    return {
      en: `${by.name} wrote the brief for executives. Expected: ${what ? `${what.words}${when(what.at, 'en')}` : 'nothing yet'}. Needed from them: ${needs ?? 'nothing'}${copy.en}`,
      fr: `${by.name} a rédigé la note à la direction. Attendu : ${what ? `${what.words}${when(what.at, 'fr')}` : 'rien encore'}. Demandé à la direction : ${needs ?? 'rien'}${copy.fr}`,
    };
  },
});

export const questionAsked = defineEvent({
  service: 'communications',
  name: 'question-asked',
  version: 1,
  summary: 'A stakeholder asks something; it goes to whoever answers for briefing executives, and to nobody else.',
  data: z.object({
    question,
    restricted: z.boolean(),
    asks,
    standing: z.int().optional().describe("the roster's sequence that says who answers"),
  }),
  notifies: ({ data: { asks: people } }) => people.map((person) => ({ person, urgent: true })),
  wording: ({ data: { question: it, asks: people }, by }) => {
    const due = (language: 'en' | 'fr') => {
      if (!it.due) return '';
      return language === 'en' ? ` by ${spokenTime(it.due, 'en')}` : ` avant le ${spokenTime(it.due, 'fr')}`;
    };
    return {
      en: `${by.name} asks: “${it.words}” (for ${namesOf(people, 'en')} to answer${due('en')})`,
      fr: `${by.name} demande : « ${it.words} » (réponse attendue de ${namesOf(people, 'fr')}${due('fr')})`,
    };
  },
});

export const questionJoined = defineEvent({
  service: 'communications',
  name: 'question-joined',
  version: 1,
  summary: 'Somebody asks the same; the answer will go to them too.',
  data: z.object({ question: z.string(), words: z.string(), person: personReference }),
  wording: ({ data: { words }, by }) => ({
    en: `${by.name} asks this too: “${words}”`,
    fr: `${by.name} pose aussi cette question : « ${words} »`,
  }),
});

export const questionAnsweredForAll = defineEvent({
  service: 'communications',
  name: 'question-answered',
  version: 1,
  summary: 'A question was answered, once for all who asked it.',
  data: z.object({
    question: z.string(),
    words: z.string().describe('what was asked'),
    answer: z.string(),
    askers: z.array(personReference),
    decidedByCopy: z.boolean().describe('the last known roster decided, because roles could not be asked'),
  }),
  notifies: ({ data: { askers }, by }) =>
    askers.filter(({ id }) => id !== by.id).map((person) => ({ person, urgent: true })),
  wording: ({ data: { words, answer, decidedByCopy }, by }) => ({
    en: `${by.name} answered “${words}”: ${answer}${decidedByCopy ? ' (roles could not be asked; the last known roster decided)' : ''}`,
    fr: `${by.name} a répondu à « ${words} » : ${answer}${decidedByCopy ? ' (roles injoignable ; le dernier état connu a décidé)' : ''}`,
  }),
});

export const questionDue = defineEvent({
  service: 'communications',
  name: 'question-due',
  version: 1,
  summary: 'The answer to a question is soon due, due, or late; said once a step.',
  data: z.object({
    question: z.string(),
    words: z.string(),
    step: z.enum(PROMISE_STEPS),
    due: z.iso.datetime(),
    dueInMs: z.int().describe('what is left; below zero when the time has passed'),
    asks,
  }),
  notifies: ({ data: { step, asks: people } }) => people.map((person) => ({ person, urgent: step !== 'soon' })),
  wording: ({ data: { words, dueInMs, asks: people } }) => {
    const when = spokenCountdown(dueInMs);
    return {
      en: `The answer to “${words}” ${when.en}: ${namesOf(people, 'en')}, please see to it.`,
      fr: `La réponse à « ${words} » ${feminine(when.fr)} : ${namesOf(people, 'fr')}, merci d'y veiller.`,
    };
  },
});

export const questionPassedOn = defineEvent({
  service: 'communications',
  name: 'question-passed-on',
  version: 1,
  summary: 'An open question is answered for by somebody else now: a named successor, or the incident manager.',
  data: z.object({
    question: z.string(),
    words: z.string(),
    from: personReference,
    to: personReference,
    because: z.enum(PASSED_ON_BECAUSE),
    standing: z.int().describe("the roster's sequence that says so"),
  }),
  notifies: ({ data: { to }, by }) => (to.id === by.id ? [] : [{ person: to, urgent: true }]),
  wording: ({ data: { words, from, to, because } }) =>
    because === 'successor'
      ? {
          en: `${to.name} is now to answer “${words}”, after ${from.name}.`,
          fr: `C'est désormais à ${to.name} de répondre à « ${words} », après ${from.name}.`,
        }
      : {
          en: `It falls to the incident manager, ${to.name}, to answer “${words}”, after ${from.name}.`,
          fr: `Il revient au gestionnaire d'incident, ${to.name}, de répondre à « ${words} », après ${from.name}.`,
        },
});

const feminine = (countdown: string): string => countdown.replace('attendu', 'attendue');

/** What can happen here. */
export const BRIEFING_EVENTS = [
  briefNoted,
  briefWritten,
  questionAsked,
  questionJoined,
  questionAnsweredForAll,
  questionDue,
  questionPassedOn,
] as const;
