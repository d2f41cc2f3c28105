import { z } from 'zod';
import { defineEvent } from '../definition/event.js';
import {
  LANGUAGE_NAMES,
  LANGUAGES,
  type Language,
  type Localised,
  listed,
  spokenTime,
} from '../definition/language.js';
import { localised } from '../definition/localised-schema.js';
import { namesOf, personReference } from '../definition/person.js';
import { spokenDuration } from '../definition/spoken-duration.js';
import { DRIFT_NAMES, spokenDifference } from './drift-words.js';
import { difference, plan } from './plan.js';
import { PROMISE_STEPS, type PromiseStep } from './promise.js';

/** What is not said to the second is said to be now. */
const NOW_MS = 5_000;

const about = { audience: z.string(), audienceName: localised } as const;
const asks = z.array(personReference).describe('whom this asks to do something about it');
const step = z.enum(PROMISE_STEPS);
const clock = {
  step,
  due: z.iso.datetime(),
  dueInMs: z.int().describe('what is left; below zero when the time has passed'),
  asks,
} as const;

/** What audiences are called, in a row. */
const audiencesNamed = (audiences: readonly { audienceName: Localised }[], language: Language) =>
  listed(
    audiences.map(({ audienceName }) => audienceName[language]),
    language,
  );

/** Everybody who is asked; at once where time has run out. */
const notified = ({ step, asks }: { step: PromiseStep; asks: readonly z.output<typeof personReference>[] }) =>
  asks.map((person) => ({ person, urgent: step !== 'soon' }));

/** "is due in 4 min", "is due now", "is late by 12 min". */
export const spokenCountdown = (dueInMs: number) => {
  const [en, fr] = [spokenDuration(Math.abs(dueInMs), 'en'), spokenDuration(Math.abs(dueInMs), 'fr')];
  if (dueInMs > NOW_MS) return { en: `is due in ${en}`, fr: `est attendu dans ${fr}` };
  if (dueInMs > -NOW_MS) return { en: 'is due now', fr: 'est attendu maintenant' };
  return { en: `is late by ${en}`, fr: `est en retard de ${fr}` };
};

export const planNoted = defineEvent({
  service: 'communications',
  name: 'plan-noted',
  version: 1,
  summary: 'The communication plan of an incident is another now; carries it whole. Keep the latest.',
  data: z.object({ plan }),
  wording: null,
});

export const promiseDue = defineEvent({
  service: 'communications',
  name: 'promise-due',
  version: 1,
  summary: 'The next word to an audience is soon due, due, or late; said once a step.',
  data: z.object({ ...about, since: z.iso.datetime(), ...clock }),
  notifies: ({ data }) => notified(data),
  wording: ({ data: { audienceName, dueInMs, asks: people } }) => ({
    en: `The next word to ${audienceName.en} ${spokenCountdown(dueInMs).en}: ${namesOf(people, 'en')}, please see to it.`,
    fr: `Le prochain message à : ${audienceName.fr} ${spokenCountdown(dueInMs).fr} : ${namesOf(people, 'fr')}, merci d'y veiller.`,
  }),
});

export const languageDue = defineEvent({
  service: 'communications',
  name: 'language-due',
  version: 1,
  summary: 'A sent update is still to follow in a language: soon due, due, or late; said once a step.',
  data: z.object({ ...about, update: z.string(), revision: z.int(), language: z.enum(LANGUAGES), ...clock }),
  notifies: ({ data }) => notified(data),
  wording: ({ data: { audienceName, language, dueInMs, asks: people } }) => ({
    en: `The update to ${audienceName.en} in ${LANGUAGE_NAMES[language].en} ${spokenCountdown(dueInMs).en}: ${namesOf(people, 'en')}, please see to it.`,
    fr: `Le message à : ${audienceName.fr}, en ${LANGUAGE_NAMES[language].fr}, ${spokenCountdown(dueInMs).fr} : ${namesOf(people, 'fr')}, merci d'y veiller.`,
  }),
});

export const promiseKept = defineEvent({
  service: 'communications',
  name: 'promise-kept',
  version: 1,
  summary: 'An audience was told what it had been promised, in time or late.',
  data: z.object({
    ...about,
    update: z.string(),
    revision: z.int(),
    wasDue: z.iso.datetime(),
    lateMs: z.int().nonnegative().describe('0 when it was in time'),
    due: z.iso.datetime().nullable().describe('when it is told next; null: nothing more is promised'),
  }),
  wording: ({ data: { audienceName, lateMs, due } }) => {
    const how =
      lateMs === 0
        ? { en: 'in time', fr: 'à temps' }
        : { en: `${spokenDuration(lateMs, 'en')} late`, fr: `avec ${spokenDuration(lateMs, 'fr')} de retard` };
    const next = {
      en: due ? `the next one is due by ${spokenTime(due, 'en')}` : 'nothing more is promised',
      fr: due ? `prochain message avant le ${spokenTime(due, 'fr')}` : "rien d'autre n'est promis",
    };
    return {
      en: `The word promised to ${audienceName.en} was sent ${how.en}; ${next.en}.`,
      fr: `Le message promis à : ${audienceName.fr} a été envoyé ${how.fr} ; ${next.fr}.`,
    };
  },
});

export const promiseMoved = defineEvent({
  service: 'communications',
  name: 'promise-moved',
  version: 1,
  summary: 'Somebody entitled said when an audience is told next, or that nothing more is promised to it.',
  data: z.object({
    ...about,
    from: z.iso.datetime().nullable(),
    to: z.iso.datetime().nullable(),
    reason: z.string(),
    owner: personReference.describe('who answers for it'),
    decidedByCopy: z.boolean().describe('the last known roster decided, because roles could not be asked'),
  }),
  notifies: ({ data: { owner }, by }) => (owner.id === by.id ? [] : [{ person: owner, urgent: false }]),
  wording: ({ data: { audienceName, to, reason, decidedByCopy }, by }) => {
    const copy = {
      en: decidedByCopy ? ' (roles could not be asked; the last known roster decided)' : '',
      fr: decidedByCopy ? ' (roles injoignable ; le dernier état connu a décidé)' : '',
    };
    return to === null
      ? {
          en: `${by.name} promises nothing more to ${audienceName.en}: ${reason}${copy.en}`,
          fr: `${by.name} ne promet plus rien à : ${audienceName.fr} (${reason})${copy.fr}`,
        }
      : {
          en: `${by.name} moved the next word to ${audienceName.en} to ${spokenTime(to, 'en')}: ${reason}${copy.en}`,
          fr: `${by.name} a fixé le prochain message à : ${audienceName.fr}, au ${spokenTime(to, 'fr')} (${reason})${copy.fr}`,
        };
  },
});

/** How somebody came to answer for a promise: as a named successor, or because nobody else does. */
export const PASSED_ON_BECAUSE = ['successor', 'falls-to-manager'] as const;

export const promisePassedOn = defineEvent({
  service: 'communications',
  name: 'promise-passed-on',
  version: 1,
  summary: 'Open promises are answered for by somebody else now: a named successor, or the incident manager.',
  data: z.object({
    audiences: z.array(z.object({ ...about, due: z.iso.datetime().nullable() })),
    from: personReference,
    to: personReference,
    because: z.enum(PASSED_ON_BECAUSE),
    passedAt: z.iso.datetime().describe('when it became so'),
    pressing: z.boolean().describe('the clock of one of them has spoken already'),
  }),
  notifies: ({ data: { to, pressing }, by }) => (to.id === by.id ? [] : [{ person: to, urgent: pressing }]),
  wording: ({ data: { audiences, from, to, because } }) => {
    return because === 'successor'
      ? {
          en: `${to.name} now answers for what is promised to ${audiencesNamed(audiences, 'en')}, after ${from.name}.`,
          fr: `${to.name} répond désormais de ce qui est promis à : ${audiencesNamed(audiences, 'fr')}, après ${from.name}.`,
        }
      : {
          en: `What is promised to ${audiencesNamed(audiences, 'en')} falls to the incident manager, ${to.name}, after ${from.name}.`,
          fr: `Ce qui est promis à : ${audiencesNamed(audiences, 'fr')} revient au gestionnaire d'incident, ${to.name}, après ${from.name}.`,
        };
  },
});

export const promisesGoOn = defineEvent({
  service: 'communications',
  name: 'promises-go-on',
  version: 1,
  summary: 'The incident was merged: what was promised goes on in the incident that it lives on in.',
  data: z.object({ into: z.string(), audiences: z.array(z.object({ ...about, due: z.iso.datetime().nullable() })) }),
  wording: ({ data: { into, audiences } }) => {
    return {
      en: `What was promised to ${audiencesNamed(audiences, 'en')} goes on in ${into}.`,
      fr: `Ce qui était promis à : ${audiencesNamed(audiences, 'fr')} se poursuit dans ${into}.`,
    };
  },
});

export const promisesCameOver = defineEvent({
  service: 'communications',
  name: 'promises-came-over',
  version: 1,
  summary: 'What another incident, which was merged into this one, had promised is promised here now.',
  data: z.object({ from: z.string(), audiences: z.array(z.object({ ...about, due: z.iso.datetime() })) }),
  wording: ({ data: { from, audiences } }) => {
    return {
      en: `What ${from} had promised to ${audiencesNamed(audiences, 'en')} is promised here now.`,
      fr: `Ce que ${from} avait promis à : ${audiencesNamed(audiences, 'fr')} se promet désormais ici.`,
    };
  },
});

export const driftArose = defineEvent({
  service: 'communications',
  name: 'drift-arose',
  version: 1,
  summary: 'What was last said to an audience is no longer so; said once until something is said again.',
  data: z.object({ ...about, differences: z.array(difference), asks }),
  notifies: ({ data: { asks: people } }) => people.map((person) => ({ person, urgent: false })),
  wording: ({ data: { audienceName, differences, asks: people } }) => {
    const told = (language: Language) => differences.map((one) => spokenDifference(one, language)).join('; ');
    const fields = (language: Language) =>
      listed(
        differences.map(({ field }) => DRIFT_NAMES[field][language]),
        language,
      );
    return {
      en: `What was last said to ${audienceName.en} is no longer so (${fields('en')}): ${told('en')}. ${namesOf(people, 'en')}, is a word needed?`,
      fr: `Ce qui a été dit en dernier à : ${audienceName.fr} n'est plus vrai (${fields('fr')}) : ${told('fr')}. ${namesOf(people, 'fr')}, faut-il un message ?`,
    };
  },
});

export const lastWordAsked = defineEvent({
  service: 'communications',
  name: 'last-word-asked',
  version: 1,
  summary: 'The incident is resolved: who was told of the trouble is owed a last word.',
  data: z.object({ audiences: z.array(z.object({ ...about, due: z.iso.datetime().nullable() })), asks }),
  notifies: ({ data: { asks: people } }) => people.map((person) => ({ person, urgent: false })),
  wording: ({ data: { audiences, asks: people } }) => ({
    en: `The incident is resolved, and a last word is owed to ${audiencesNamed(audiences, 'en')}: ${namesOf(people, 'en')}, please see to it.`,
    fr: `L'incident est résolu, et un dernier message est dû à : ${audiencesNamed(audiences, 'fr')}. ${namesOf(people, 'fr')}, merci d'y veiller.`,
  }),
});

/** What can happen here. */
export const PLAN_EVENTS = [
  planNoted,
  promiseDue,
  languageDue,
  promiseKept,
  promiseMoved,
  promisePassedOn,
  promisesGoOn,
  promisesCameOver,
  driftArose,
  lastWordAsked,
] as const;
