import { z } from 'zod';
import { slug } from '../definition/text.js';

/** What a holding covers. The whole incident is the first scope there is; workstreams and audience sides are others. */
export const WHOLE_INCIDENT = 'incident';

/** The two sides of the audience that communications can be split by. */
export const AUDIENCE_SIDES = ['internal', 'external'] as const;

/** A scope's key: `incident`, `internal`, `external`, or that of a workstream. */
export const scopeKey = () =>
  slug().default(WHOLE_INCIDENT).describe('incident (the whole of it), internal, external, or the key of a workstream');

/** A line of work inside an incident, with a goal, a lead and a time-box. */
export const workstream = z
  .object({
    key: z.string(),
    name: z.string(),
    goal: z.string().nullable(),
    timeBox: z.iso.datetime().nullable().describe('when it is to be looked at again'),
    chatUrl: z.string().nullable(),
    openedAt: z.iso.datetime(),
  })
  .meta({ id: 'Workstream' });

/** A line of work inside an incident. */
export type Workstream = z.output<typeof workstream>;
