import { z } from 'zod';

/** A refusal as it travels, over HTTP and over the bus. */
export const problem = z
  .looseObject({
    type: z.string().describe('urn:muster:problem:<code>'),
    title: z.string().describe("what kind of refusal it is, in the reader's language"),
    status: z.int().min(400).max(599).describe('the HTTP status, the same over the bus'),
    detail: z.string().describe('what happened, with names and times'),
    code: z.string().describe('stable: programs branch on it'),
    next: z.string().describe('what you can do now'),
    errors: z
      .array(z.object({ field: z.string().describe('such as links[0].url'), message: z.string() }))
      .optional()
      .describe('the fields at fault'),
  })
  .meta({ id: 'Problem', description: 'RFC 9457, with the facts of the refusal as further members' });
