import { z } from 'zod';
import { publicWords } from './public-words.js';

/** A component of the register as the page shows it. Those that are not set here are not shown. */
export const shownComponent = z
  .object({
    key: z.string().describe('of the register'),
    name: publicWords,
    description: publicWords.nullable(),
    group: publicWords.nullable().describe('those with the same words stand together'),
    position: z.int().describe('lower ones first; groups by their first component'),
    visible: z.boolean(),
    shownSince: z.iso.datetime().describe('its history begins here'),
    changedAt: z.iso.datetime(),
    sequence: z.int().describe('rises with each change: the higher one holds'),
  })
  .meta({ id: 'ShownComponent' });

/** A component of the register as the page shows it. */
export type ShownComponent = z.output<typeof shownComponent>;
