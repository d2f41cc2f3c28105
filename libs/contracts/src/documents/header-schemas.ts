import { z } from 'zod';
import { HEADERS } from '../definition/headers.js';

/** What may go along with any request. */
const withAny = {
  [HEADERS.language]: z.string().optional().describe('en or fr: the language of names, refusals and wordings'),
  [HEADERS.correlation]: z
    .string()
    .max(100)
    .optional()
    .describe('yours, for your logs and ours; its events carry it as `correlationid`'),
  [HEADERS.traceparent]: z.string().optional().describe('W3C trace context'),
};

/** What goes along with a command. */
export const commandHeaders = {
  [HEADERS.idempotencyKey]: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe('printable, without spaces: the same key with the same input has one effect and one answer, for 7 days'),
  ...withAny,
};

/** What goes along with a query. */
export const queryHeaders = {
  [HEADERS.after]: z
    .string()
    .optional()
    .describe(
      `waits up to 500 ms until these positions (${HEADERS.position} of answers, comma-separated) have been seen`,
    ),
  ...withAny,
};

/** Who asks. */
export const authorizationHeader = {
  [HEADERS.authorization]: z
    .string()
    .regex(/^Bearer /)
    .describe('Bearer <token>: who asks'),
};

/** With the answer to a command. */
export const commandAnswerHeaders = {
  [HEADERS.position]: z
    .string()
    .optional()
    .describe(`how far the aggregate has come, such as roles/INC-42@17; a later read brings it as ${HEADERS.after}`),
};

/** With the answer to a query. */
export const queryAnswerHeaders = {
  [HEADERS.behind]: z
    .string()
    .optional()
    .describe(`those positions of ${HEADERS.after} that had not been seen in time: ask again`),
};
