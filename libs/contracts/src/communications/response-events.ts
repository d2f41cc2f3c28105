import { z } from 'zod';
import { defineEvent } from '../definition/event.js';
import { type Localised, spokenTime } from '../definition/language.js';
import { namesOf, personReference } from '../definition/person.js';
import { KINDS, severity, status } from '../incidents/incident.js';
import { type CustomerResponse, RESPONSE_SOURCE_NAMES, response } from './response.js';

/** How far the clock of unsorted responses has come: who is asked then. */
export const WAITING_STEPS = ['holder', 'manager'] as const;

/** How far the clock of unsorted responses has come. */
export type WaitingStep = (typeof WAITING_STEPS)[number];

/** Characters of somebody's words that stand in a line of the record. */
const SPOKEN = 500;

function told({
  data: { response: it },
  by,
}: {
  data: { response: CustomerResponse };
  by: { name: string };
}): Localised {
  const words = it.words.length <= SPOKEN ? it.words : `${it.words.slice(0, SPOKEN)}…`;
  const door = RESPONSE_SOURCE_NAMES[it.source];
  if (it.source === 'email' || it.source === 'status-page') {
    return {
      en: `An answer came in (${door.en}): “${words}”`,
      fr: `Une réponse est arrivée (${door.fr}) : « ${words} »`,
    };
  }
  return {
    en: `${by.name} passed on what a customer says (${door.en}): “${words}”`,
    fr: `${by.name} a transmis ce que dit un client (${door.fr}) : « ${words} »`,
  };
}

export const responseGathered = defineEvent({
  service: 'communications',
  name: 'response-gathered',
  version: 1,
  summary: 'Somebody outside said something about the incident: shared with the responders as it happens.',
  data: z.object({ response }),
  wording: told,
});

export const responseKept = defineEvent({
  service: 'communications',
  name: 'response-kept',
  version: 1,
  summary:
    'The same, where more came within a minute than a record tells one by one: `responses-poured-in` counts them.',
  data: z.object({ response }),
  isQuiet: true,
  wording: told,
});

export const responsesPouredIn = defineEvent({
  service: 'communications',
  name: 'responses-poured-in',
  version: 1,
  summary: 'How many more were kept than the record told one by one.',
  data: z.object({ from: z.iso.datetime(), to: z.iso.datetime(), count: z.int() }),
  wording: ({ data: { from, count } }) => ({
    en: `${count} more answers came in within a minute from ${spokenTime(from, 'en')} on; all are in the list.`,
    fr: `${count} autres réponses sont arrivées en une minute à partir du ${spokenTime(from, 'fr')} ; toutes sont dans la liste.`,
  }),
});

export const responseSorted = defineEvent({
  service: 'communications',
  name: 'response-sorted',
  version: 1,
  summary: 'Somebody named what a response is about, or that it is a question.',
  data: z.object({ response: z.string(), theme: z.string().nullable(), isQuestion: z.boolean() }),
  isQuiet: true,
  wording: ({ data: { theme, isQuestion }, by }) => ({
    en: `${by.name} sorted an answer: ${theme ?? 'no theme'}${isQuestion ? ', a question' : ''}.`,
    fr: `${by.name} a trié une réponse : ${theme ?? 'sans thème'}${isQuestion ? ', une question' : ''}.`,
  }),
});

export const responseAnswered = defineEvent({
  service: 'communications',
  name: 'response-answered',
  version: 1,
  summary: "An update answers a customer's question.",
  data: z.object({ response: z.string(), update: z.string() }),
  isQuiet: true,
  wording: ({ data: { update }, by }) => ({
    en: `${by.name} marked a customer's question as answered by ${update}.`,
    fr: `${by.name} a indiqué que ${update} répond à la question d'un client.`,
  }),
});

export const responsesWaiting = defineEvent({
  service: 'communications',
  name: 'responses-waiting',
  version: 1,
  summary: 'What customers say has been waiting to be sorted for longer than this severity allows; said once a step.',
  data: z.object({
    since: z.iso.datetime().describe('when the oldest of them came'),
    minutes: z.int(),
    count: z.int(),
    step: z.enum(WAITING_STEPS),
    asks: z.array(personReference).describe('whom this asks to do something about it'),
  }),
  notifies: ({ data: { asks } }) => asks.map((person) => ({ person, urgent: true })),
  wording: ({ data: { minutes, count, asks } }) => {
    return {
      en: `What customers say (${count}) has been waiting for ${minutes} minutes: ${namesOf(asks, 'en')}, what is it about?`,
      fr: `Ce que disent les clients (${count}) attend depuis ${minutes} minutes : ${namesOf(asks, 'fr')}, de quoi s'agit-il ?`,
    };
  },
});

export const gatheringNoted = defineEvent({
  service: 'communications',
  name: 'gathering-noted',
  version: 1,
  summary: 'Communications took note of how an incident is, for the clock of what customers say.',
  data: z.object({
    incident: z.string(),
    restricted: z.boolean(),
    severity,
    status,
    kind: z.enum(KINDS),
    sequence: z.int().describe("the incident's sequence that this is from"),
    at: z.iso.datetime(),
  }),
  wording: null,
});

export const waitingSince = defineEvent({
  service: 'communications',
  name: 'waiting-since',
  version: 1,
  summary: 'Since when the oldest unsorted response waits; null: none does.',
  data: z.object({ since: z.iso.datetime().nullable() }),
  wording: null,
});

export const pouringSince = defineEvent({
  service: 'communications',
  name: 'pouring-since',
  version: 1,
  summary: 'Since when more responses come than the record tells one by one.',
  data: z.object({ since: z.iso.datetime() }),
  wording: null,
});

/** What can happen here. */
export const RESPONSE_EVENTS = [
  responseGathered,
  responseKept,
  responsesPouredIn,
  responseSorted,
  responseAnswered,
  responsesWaiting,
  gatheringNoted,
  waitingSince,
  pouringSince,
] as const;
