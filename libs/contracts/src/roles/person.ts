import { z } from 'zod';
import { LANGUAGES } from '../definition/language.js';

/** Somebody who can be given a role: an entry of the directory. */
export const person = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    locale: z.enum(LANGUAGES),
    registeredAt: z.iso.datetime(),
  })
  .meta({ id: 'Person' });

export type Person = z.output<typeof person>;
