import { z } from 'zod';
import { LANGUAGES, type Language } from '../definition/language.js';
import { paragraphs } from '../definition/text.js';
import { honest } from './words.js';

/** Words for the public in the languages in which they are ready; one at least. */
export const publicWords = z
  .object({ en: z.string().optional(), fr: z.string().optional() })
  .describe('in one language at least')
  .meta({ id: 'PublicWords' });

/** Words for the public in the languages in which they are ready. */
export type PublicWords = z.output<typeof publicWords>;

/** The same as somebody gives them, at most so long in each language. */
export const givenPublicWords = (max: number, text: (max: number) => z.ZodString = paragraphs) =>
  z
    .strictObject({ en: honest(text(max)).optional(), fr: honest(text(max)).optional() })
    .refine((words) => LANGUAGES.some((one) => words[one]), { error: 'words in one language at least' });

/** Words in a reader's language, or else in the one there is. */
export const inLanguage = (words: PublicWords, language: Language): string =>
  words[language] ?? words[LANGUAGES.find((one) => words[one])!] ?? '';
