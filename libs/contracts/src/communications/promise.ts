import { z } from 'zod';
import { LANGUAGES } from '../definition/language.js';
import { localised } from '../definition/localised-schema.js';
import { personReference } from '../definition/person.js';
import { AUDIENCE_SIDES } from '../roles/scope.js';
import { facts } from './update.js';

/**
 * How far the clock of a promise has come: `soon`, the one who answers is reminded; `due`, the deputy too; `late`, the
 * incident manager too.
 */
export const PROMISE_STEPS = ['soon', 'due', 'late'] as const;

/** How far the clock of a promise has come. */
export type PromiseStep = (typeof PROMISE_STEPS)[number];

/** What was last said to an audience. */
export const lastSaid = z.object({
  update: z.string(),
  revision: z.int(),
  at: z.iso.datetime(),
  facts,
});

/** A sent update that is still to follow in a language. */
export const languagePromise = z.object({
  update: z.string(),
  revision: z.int(),
  language: z.enum(LANGUAGES),
  since: z.iso.datetime(),
  due: z.iso.datetime(),
  step: z.enum(PROMISE_STEPS).nullable(),
});

/** What an incident owes to an audience: the next word, by a time, from one person. */
export const promise = z
  .object({
    audience: z.string(),
    name: localised,
    side: z.enum(AUDIENCE_SIDES),
    since: z.iso.datetime().describe('since when this word is awaited'),
    due: z.iso.datetime().nullable().describe('null: nothing is promised to it'),
    owner: personReference.describe('who answers for it'),
    step: z.enum(PROMISE_STEPS).nullable().describe('how far its clock has come'),
    lastSaid: lastSaid.nullable(),
    awaits: z.array(languagePromise),
  })
  .meta({ id: 'Promise' });

/** What an incident owes to an audience. */
export type AudiencePromise = z.output<typeof promise>;
