import { z } from 'zod';
import { LANGUAGES } from '../definition/language.js';
import { SENDINGS } from './update.js';

/** An update as its readers would get it in one language. */
export const updatePreview = z
  .object({
    language: z.enum(LANGUAGES),
    subject: z.string(),
    body: z.string().describe('Markdown: what chats get'),
    html: z.string().describe('the same for mails and pages; HTML in the words is shown as it was typed'),
    sms: z.object({
      text: z.string(),
      length: z.int().describe('characters'),
      parts: z.int().describe('as many text messages as a carrier makes of it'),
    }),
    data: z.record(z.string(), z.unknown()).describe('what a webhook carries'),
  })
  .meta({ id: 'UpdatePreview' });

/** An update as its readers would get it in one language. */
export type UpdatePreview = z.output<typeof updatePreview>;

/** What would go out if it were sent now. */
export const previewed = z.object({
  update: z.string(),
  revision: z.int(),
  what: z.enum(SENDINGS),
  awaits: z.array(z.enum(LANGUAGES)).describe('languages of the audience that are not ready'),
  nextUpdateAt: z.iso.datetime().nullable().describe('what it would promise'),
  previews: z.array(updatePreview),
});
