import { z } from 'zod';
import { DRIFT_FIELDS } from './plan.js';
import { promise } from './promise.js';

/** A promise as people see it, with what is left of its time. */
export const shownPromise = promise
  .extend({
    dueInMs: z
      .int()
      .nullable()
      .describe('what is left; below zero when the time has passed; null: nothing is promised'),
    late: z.boolean().describe('its time has passed'),
    drift: z.array(z.enum(DRIFT_FIELDS)).describe('what of the last word is no longer so'),
  })
  .meta({ id: 'ShownPromise' });

/** A promise as people see it, with what is left of its time. */
export type ShownPromise = z.output<typeof shownPromise>;
