import { z } from 'zod';
import { personReference } from '../definition/person.js';
import { line } from '../definition/text.js';
import { PROMISE_STEPS } from './promise.js';

export const questionId = () => line(100).regex(/^qst-[\w-]+$/, { error: 'the id of a question (qst-…)' });

/** What a stakeholder asks; answered once for all who ask it. */
export const question = z
  .object({
    id: z.string(),
    incident: z.string(),
    words: z.string(),
    askedBy: personReference,
    askedAt: z.iso.datetime(),
    askers: z.array(personReference).describe('everybody who asks it, the first one first'),
    due: z.iso.datetime().nullable().describe('when an answer is due; null: it has no clock'),
    step: z.enum(PROMISE_STEPS).nullable().describe('how far its clock has come'),
    answer: z
      .object({
        words: z.string(),
        by: personReference,
        at: z.iso.datetime(),
        decidedByCopy: z.boolean().describe('the last known roster decided, because roles could not be asked'),
      })
      .nullable(),
  })
  .meta({ id: 'StakeholderQuestion' });

/** What a stakeholder asks. */
export type Question = z.output<typeof question>;
