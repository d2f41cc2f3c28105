import { z } from 'zod';
import { localised } from '../definition/localised-schema.js';
import { personReference } from '../definition/person.js';
import { toldWords } from './words.js';

/** `holding`: the first word, approved beforehand and sent by one press. `update`: what a draft begins with. */
export const TEMPLATE_USES = ['holding', 'update'] as const;

/** What a template can draw on, as `{{ name }}`. */
export const TEMPLATE_VARIABLES = [
  'incident',
  'title',
  'severity',
  'status',
  'impact',
  'components',
  'startedAt',
  'nextUpdateAt',
  'organisation',
] as const;

/** Words to begin with, in both languages; with variables. */
export const template = z
  .object({
    key: z.string(),
    name: localised,
    use: z.enum(TEMPLATE_USES),
    audiences: z.array(z.string()).describe('for these; for any when empty'),
    components: z.array(z.string()).describe('when one of these is affected; for any when empty'),
    words: z.object({ en: toldWords, fr: toldWords }),
    version: z.int(),
    changedBy: personReference,
    approved: z
      .object({ by: personReference, at: z.iso.datetime() })
      .nullable()
      .describe('a holding statement goes out only when it is approved; changing it takes the approval away'),
    builtIn: z.boolean(),
    archived: z.boolean(),
  })
  .meta({ id: 'Template' });

/** Words to begin with, in both languages; with variables. */
export type Template = z.output<typeof template>;
