import { z } from 'zod';

/** The same words in every language, as they travel. */
export const localised = z.object({ en: z.string(), fr: z.string() }).meta({ id: 'Localised' });
