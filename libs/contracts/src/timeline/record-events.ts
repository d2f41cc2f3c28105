import { z } from 'zod';
import { atOnce, defineEvent, inDigest } from '../definition/event.js';
import { namesOf, personReference } from '../definition/person.js';
import { KINDS, severity, status } from '../incidents/incident.js';

/** How far the clock of a silent record has come: who is asked then. */
export const SILENCE_STEPS = ['keeper', 'manager'] as const;

/** How far the clock of a silent record has come. */
export type SilenceStep = (typeof SILENCE_STEPS)[number];

export const recordNoted = defineEvent({
  service: 'timeline',
  name: 'record-noted',
  version: 1,
  summary: 'The record took note of a change of severity, status or visibility.',
  data: z.object({
    incident: z.string(),
    restricted: z.boolean(),
    severity,
    status,
    kind: z.enum(KINDS),
    sequence: z.int().describe("the incident's sequence that this is from"),
    at: z.iso.datetime().describe('when it became so'),
  }),
  wording: null,
});

export const wordHeard = defineEvent({
  service: 'timeline',
  name: 'word-heard',
  version: 1,
  summary: 'A person wrote something into the record after it had been silent, or while its clock was running.',
  data: z.object({ at: z.iso.datetime() }),
  wording: null,
});

export const recordSilent = defineEvent({
  service: 'timeline',
  name: 'record-silent',
  version: 1,
  summary: 'No person has written into the record for as long as this severity allows; said once a step.',
  data: z.object({
    since: z.iso.datetime(),
    minutes: z.number().int().describe('how long nobody wrote'),
    step: z.enum(SILENCE_STEPS),
    asks: z.array(personReference).describe('whom this asks to do something about it'),
  }),
  notifies: ({ data: { step, asks } }) => (step === 'manager' ? atOnce(...asks) : inDigest(...asks)),
  wording: ({ data: { minutes, asks } }) => {
    return {
      en: `Nobody has written anything down for ${minutes} minutes: ${namesOf(asks, 'en')}, what has happened?`,
      fr: `Personne n'a rien noté depuis ${minutes} minutes : ${namesOf(asks, 'fr')}, que s'est-il passé ?`,
    };
  },
});

export const recordSealed = defineEvent({
  service: 'timeline',
  name: 'record-sealed',
  version: 1,
  summary: 'The incident closed: the head of its record, with that closing in it, was signed.',
  data: z.object({
    incident: z.string(),
    restricted: z.boolean(),
    closing: z.string().describe('the entry that tells of the closing: the last that the seal covers'),
    length: z.int().describe('entries it covers'),
    head: z.string(),
    at: z.iso.datetime(),
    signature: z.string().describe('a JWS (compact) over incident, length, head and at'),
  }),
  wording: ({ data: { length, head } }) => ({
    en: `The record was sealed: ${length} entries, up to ${head}.`,
    fr: `La chronologie a été scellée : ${length} entrées, jusqu'à ${head}.`,
  }),
});
