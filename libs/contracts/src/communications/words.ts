import { z } from 'zod';
import { LANGUAGES } from '../definition/language.js';
import { line, paragraphs } from '../definition/text.js';

// Embeddings, overrides and isolates: they make words read otherwise than they were approved, and no text here needs them.
const TURNS = /[\u202a-\u202e\u2066-\u2069]/;
const SAYS = /[\p{L}\p{N}\p{S}]/u;

/** Words that read as they were typed, and say something. */
export const honest = (words: z.ZodString) =>
  words
    .refine((text) => !TURNS.test(text), { error: 'characters that turn the direction of writing are not allowed' })
    .refine((text) => SAYS.test(text), { error: 'it says nothing' });

const part = () => honest(paragraphs(5_000));

/** The parts of an update, in the order in which they are read. */
export const PARTS = ['problem', 'affected', 'action', 'meanwhile'] as const;

const parts = {
  subject: honest(line(200)).optional().describe('made of the incident unless given'),
  problem: part().describe('what is wrong'),
  affected: part().optional().describe('who is affected, and how'),
  action: part().optional().describe('what we do about it'),
  meanwhile: part().optional().describe('what to do until then'),
};

/** What an update says in one language: Markdown; HTML in it is shown as it was typed. */
export const updateWords = z.strictObject(parts);

/** The same as it travels. */
export const toldWords = z.object(parts).meta({ id: 'UpdateWords' });

/** What an update says in one language. */
export type UpdateWords = z.output<typeof toldWords>;

const inEach = <Words extends z.ZodType>(words: Words) =>
  Object.fromEntries(LANGUAGES.map((one) => [one, words.optional()])) as Record<
    (typeof LANGUAGES)[number],
    z.ZodOptional<Words>
  >;

/** What an update says in the languages it is ready in. */
export const wordsByLanguage = z
  .strictObject(inEach(updateWords))
  .refine((words) => LANGUAGES.some((one) => words[one]), { error: 'words in one language at least' });

/** The same as it travels. */
export const readyWords = z.object(inEach(toldWords)).meta({ id: 'ReadyWords' });

/** What an update says in the languages it is ready in. */
export type ReadyWords = z.output<typeof readyWords>;

/** The headings of the parts, as readers see them. */
export const PART_NAMES = {
  problem: { en: 'What is wrong', fr: 'Ce qui ne va pas' },
  affected: { en: 'Who is affected', fr: 'Qui est concerné' },
  action: { en: 'What we are doing', fr: 'Ce que nous faisons' },
  meanwhile: { en: 'What to do meanwhile', fr: 'Que faire en attendant' },
} as const;
