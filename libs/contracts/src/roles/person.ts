import { z } from 'zod';
import { LANGUAGES } from '../definition/language.js';
import { workingHours } from './bringing.js';

/** Somebody who can be given a role: an entry of the directory. What they bring is not told everywhere. */
export const person = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    locale: z.enum(LANGUAGES),
    registeredAt: z.iso.datetime(),
    skills: z.array(z.string()).optional(),
    timeZone: z.string().nullable().optional().describe('by its IANA name'),
    workingHours: workingHours.nullable().optional(),
    burdenLimit: z.int().optional().describe('in how many open incidents they take a role at once'),
  })
  .meta({ id: 'Person' });

export type Person = z.output<typeof person>;
