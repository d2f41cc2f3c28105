import { z } from 'zod';
import { entry } from './entry.js';

/** A piece of what was found, with what fits in it. */
export const excerpt = z
  .object({
    text: z.string().describe('plain words; an ellipsis where something was left out'),
    matches: z
      .array(z.object({ start: z.int().nonnegative(), end: z.int().positive() }))
      .describe('where in the text something fits, in UTF-16 code units; the end is the first that no longer does'),
  })
  .meta({ id: 'Excerpt' });

/** A piece of what was found, with what fits in it. */
export type Excerpt = z.output<typeof excerpt>;

/** An entry that fits all words. */
export const searchResult = z.object({ entry, excerpt }).meta({ id: 'SearchResult' });

/** An entry that fits all words. */
export type SearchResult = z.output<typeof searchResult>;
