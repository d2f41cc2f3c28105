import { z } from 'zod';

/** An event that a service could not handle, as administrators see it. */
export const deadLetter = z
  .object({
    id: z.string(),
    at: z.iso.datetime().describe('when it was put aside'),
    consumer: z.string(),
    subject: z.string(),
    event: z.string().nullable().describe('the id of the event; null for what is no event'),
    type: z.string().nullable(),
    incident: z.string().nullable(),
    error: z.string().describe('of the last try'),
    tries: z.int(),
  })
  .meta({ id: 'DeadLetter' });

/** An event that a service could not handle. */
export type ListedLetter = z.output<typeof deadLetter>;
