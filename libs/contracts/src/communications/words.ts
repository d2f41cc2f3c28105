import { z } from 'zod';
import { LANGUAGES } from '../definition/language.js';
import { line, paragraphs } from '../definition/text.js';

const part = () => paragraphs(5_000);

/** The parts of an update, in the order in which they are read. */
export const PARTS = ['problem', 'affected', 'action', 'meanwhile'] as const;

/** What an update says in one language: Markdown; HTML in it is shown as it was typed. */
export const updateWords = z
  .strictObject({
    subject: line(200).optional().describe('made of the incident unless given'),
    problem: part().describe('what is wrong'),
    affected: part().optional().describe('who is affected, and how'),
    action: part().optional().describe('what we do about it'),
    meanwhile: part().optional().describe('what to do until then'),
  })
  .meta({ id: 'UpdateWords' });

/** What an update says in one language. */
export type UpdateWords = z.output<typeof updateWords>;

const inEach = Object.fromEntries(LANGUAGES.map((one) => [one, updateWords.optional()])) as Record<
  (typeof LANGUAGES)[number],
  z.ZodOptional<typeof updateWords>
>;

/** What an update says in the languages it is ready in. */
export const wordsByLanguage = z
  .strictObject(inEach)
  .refine((words) => LANGUAGES.some((one) => words[one]), { error: 'words in one language at least' });

/** The same as it travels. */
export const readyWords = z.object(inEach).meta({ id: 'ReadyWords' });

/** What an update says in the languages it is ready in. */
export type ReadyWords = z.output<typeof readyWords>;

/** The headings of the parts, as readers see them. */
export const PART_NAMES = {
  problem: { en: 'What is wrong', fr: 'Ce qui ne va pas' },
  affected: { en: 'Who is affected', fr: 'Qui est concerné' },
  action: { en: 'What we are doing', fr: 'Ce que nous faisons' },
  meanwhile: { en: 'What to do meanwhile', fr: 'Que faire en attendant' },
} as const;
