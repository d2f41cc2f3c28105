import { z } from 'zod';

/** Which version of a register is wanted; over HTTP a query string has only words. */
export const earlierVersion = z.coerce
  .number()
  .int()
  .min(1)
  .max(1_000_000_000)
  .optional()
  .describe('an earlier version; 1 is what comes with Muster');
