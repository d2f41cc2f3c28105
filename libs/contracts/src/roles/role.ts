import { z } from 'zod';
import { slug } from '../definition/text.js';

/** Holds full authority; answers for everything that nobody else holds. */
export const INCIDENT_MANAGER = 'incident-manager';

/** The duty that entitles to what only an incident manager does. */
export const COMMAND_INCIDENT = 'command-incident';

/** The duty of whoever keeps the record. */
export const MAINTAIN_TIMELINE = 'maintain-timeline';

/** A role's key, such as scribe. */
export const roleKey = () => slug().describe('a role of the catalogue, such as scribe');

/** A catalogue entry in the reader's language. */
export const role = z
  .object({
    key: z.string(),
    name: z.string(),
    purpose: z.string(),
    holders: z.enum(['one', 'many']),
    splitBy: z.enum(['workstream', 'audience']).nullable().describe('what it can be held in beside the whole incident'),
    alsoCalled: z.array(z.string()),
    duties: z.array(z.object({ key: z.string(), name: z.string(), rank: z.enum(['primary', 'secondary']) })),
    firstActions: z.array(z.string()).describe('what a new holder does first'),
    archived: z.boolean().describe('no longer given to anybody in incidents that start now'),
  })
  .meta({ id: 'Role' });

export type Role = z.output<typeof role>;
