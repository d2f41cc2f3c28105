import { z } from 'zod';
import { personReference } from '../definition/person.js';
import { workstream } from './scope.js';
import { seat } from './seat-fields.js';

/** What the roster of a problem begins with: who held what at last in the incident that it is behind. */
export const carriedOver = z.object({
  from: z.string().describe('the incident'),
  workstreams: z.array(workstream),
  holdings: z.array(z.object({ ...seat, person: personReference })).describe('the lead of several first'),
  people: z.array(personReference).describe('everybody else who took part'),
});

/** Who held what at last. */
export type CarriedOver = z.output<typeof carriedOver>;
