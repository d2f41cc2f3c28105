import { z } from 'zod';
import { localised } from '../definition/localised-schema.js';
import { severity } from '../incidents/incident.js';

/** A catalogue as an incident keeps it: the version it started with. */
export const keptCatalogue = z
  .object({
    version: z.int(),
    roles: z.array(
      z.object({
        key: z.string(),
        name: localised,
        purpose: localised,
        holders: z.enum(['one', 'many']),
        splitBy: z.enum(['workstream', 'audience']).nullable(),
        alsoCalled: z.array(localised),
        duties: z.array(z.object({ duty: z.string(), rank: z.enum(['primary', 'secondary']) })),
        firstActions: z.array(localised),
        archived: z.boolean().optional(),
      }),
    ),
    duties: z.array(z.object({ key: z.string(), name: localised, archived: z.boolean().optional() })),
  })
  .meta({ id: 'KeptCatalogue' });

const rows = z.array(z.object({ role: z.string(), withinMinutes: z.number() }));

/** What each severity asks for, as an incident keeps it: the version it started with. */
export const keptStaffing = z
  .object({ version: z.int(), SEV1: rows, SEV2: rows, SEV3: rows, SEV4: rows } satisfies Record<
    z.output<typeof severity> | 'version',
    z.ZodType
  >)
  .meta({ id: 'KeptStaffing' });
