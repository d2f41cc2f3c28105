import { z } from 'zod';
import { slug } from '../definition/text.js';

/** How many said of a component that it does not work for them; null: of something else, or they could not say. */
export const affectedCount = z
  .object({ component: slug().nullable(), count: z.int().min(1) })
  .describe('null: something else, or they could not say');

/** How many said so. */
export type AffectedCount = z.output<typeof affectedCount>;

/** Characters of what somebody may add in their own words. */
export const AFFECTED_WORDS = 1_000;

/** Minutes over which reports are counted apart from all there are. */
export const AFFECTED_WINDOWS = [5, 15, 60] as const;

/** How many say that they are affected. */
export const affectedCounts = z
  .object({
    total: z.int(),
    components: z.array(affectedCount).describe('most first'),
    lately: z
      .array(z.object({ minutes: z.int(), count: z.int() }))
      .describe('by when Muster heard of them, in whole minutes'),
    beyond: z.int().describe('more than the page takes at once: counted and nothing else, not in the total'),
    firstAt: z.iso.datetime().nullable(),
    latestAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'AffectedCounts' });

/** How many say that they are affected. */
export type AffectedCounts = z.output<typeof affectedCounts>;
