import { z } from 'zod';
import { localised } from '../definition/localised-schema.js';
import { personReference } from '../definition/person.js';
import { KINDS, severity, status } from '../incidents/incident.js';
import { facts } from './update.js';
import { readyWords } from './words.js';

/** What is expected to happen, and when where somebody dares to say. */
export const expected = z.object({ words: z.string(), at: z.iso.datetime().nullable() }).meta({ id: 'Expected' });

/** What was last said to executives, in its words. */
export const saidToExecutives = z.object({
  update: z.string(),
  revision: z.int(),
  at: z.iso.datetime(),
  words: readyWords,
});

/** What people wrote for executives and stakeholders, and what was last sent to them. */
export const writtenBrief = z
  .object({
    incident: z.string(),
    restricted: z.boolean(),
    expected: expected.nullable(),
    needs: z.string().nullable().describe('what is needed from those who read it'),
    written: z.object({ by: personReference, at: z.iso.datetime() }).nullable(),
    said: saidToExecutives.nullable(),
    heardAt: z.iso.datetime().nullable().describe('when the latest word known here was sent, or taken back'),
  })
  .meta({ id: 'WrittenBrief' });

/** What people wrote for executives and stakeholders. */
export type WrittenBrief = z.output<typeof writtenBrief>;

/** What an executive needs to know of an incident, on one page. */
export const brief = z
  .object({
    incident: z.string(),
    title: z.string(),
    kind: z.enum(KINDS),
    severity,
    status,
    statusName: localised,
    impact: z.string().nullable().describe('who is affected and how, in words'),
    components: z.array(z.string()).describe('what is affected, by the names that people use'),
    since: z.iso.datetime().describe('when it began, or else when it was declared'),
    statusSince: z.iso.datetime(),
    expected: expected.nullable(),
    needs: z.string().nullable().describe('what is needed from those who read it'),
    written: z.object({ by: personReference, at: z.iso.datetime() }).nullable().describe('who wrote that, and when'),
    said: saidToExecutives.extend({ facts: facts.nullable() }).nullable().describe('what was last said to executives'),
    nextDue: z.iso.datetime().nullable().describe('when they are told next; null: nothing is promised'),
    answers: personReference.describe('who answers for what they are told, and for their questions'),
    openQuestions: z.int(),
  })
  .meta({ id: 'ExecutiveBrief' });
