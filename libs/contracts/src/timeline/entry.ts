import { z } from 'zod';
import { personReference } from '../definition/person.js';

/** One line of the record, worded in the reader's language. */
export const entry = z
  .object({
    id: z.string(),
    incident: z.string(),
    kind: z.enum(['event', 'note']),
    occurredAt: z.iso.datetime().describe('when it happened'),
    recordedAt: z.iso.datetime().describe('when Muster came to know of it'),
    by: personReference,
    source: z.object({ service: z.string(), event: z.string() }),
    text: z.string(),
    data: z.record(z.string(), z.unknown()).describe('the facts of the event it tells'),
  })
  .meta({ id: 'TimelineEntry' });

export type TimelineEntry = z.output<typeof entry>;
