import { z } from 'zod';
import { localised } from '../definition/localised-schema.js';

/**
 * Which role in which scope; its name travels along ("Tech lead, database"), so that a record stays readable when the
 * catalogue changes.
 */
export const seat = { role: z.string(), roleName: localised, scope: z.string() };
