import { z } from 'zod';
import { LANGUAGES } from '../definition/language.js';
import { personReference } from '../definition/person.js';
import { KINDS } from '../incidents/incident.js';
import { promise } from './promise.js';
import { facts } from './update.js';

/** The parts of what was said that can turn out to be no longer so. */
export const DRIFT_FIELDS = ['severity', 'status', 'impact', 'components'] as const;

/** A part of what was said. */
export type DriftField = (typeof DRIFT_FIELDS)[number];

/** A value of one of them: words, or keys of components; null where there is none. */
const said = z.union([z.string(), z.array(z.string())]).nullable();

/** What was last said to an audience in one respect, and how it is now. */
export const difference = z.object({ field: z.enum(DRIFT_FIELDS), said, now: said }).meta({ id: 'DriftDifference' });

/** What was last said in one respect, and how it is now. */
export type Difference = z.output<typeof difference>;

/** A promise as its plan keeps it: what was promised, what was said, and what of it is no longer so. */
export const plannedPromise = promise
  .extend({
    isFixed: z.boolean().describe('people have said this time: to the readers, or by moving it'),
    heardAt: z.iso.datetime().nullable().describe('when the latest word known here was sent'),
    drift: z.array(z.object({ field: z.enum(DRIFT_FIELDS), since: z.iso.datetime() })),
    driftTold: z.boolean().describe('whoever answers was told that it drifts; once for each word'),
    withdrawn: z.array(z.object({ update: z.string(), at: z.iso.datetime() })),
    followed: z
      .array(z.object({ update: z.string(), revision: z.int(), language: z.enum(LANGUAGES) }))
      .describe('languages that came to be known here before what they follow'),
  })
  .meta({ id: 'PlannedPromise' });

/** A promise as its plan keeps it. */
export type PlannedPromise = z.output<typeof plannedPromise>;

/** The communication plan of one incident: what each audience was promised, was told, and is still to get. */
export const plan = z
  .object({
    incident: z.string(),
    restricted: z.boolean(),
    kind: z.enum(KINDS),
    declaredAt: z.iso.datetime(),
    mergedInto: z.string().nullable(),
    about: facts.describe('how the incident is, as far as this plan knows'),
    sequence: z.int().describe("the incident's sequence that this is from"),
    standing: z
      .object({
        sequence: z.int().describe("the roster's sequence that this is from"),
        manager: personReference,
        deputy: personReference.nullable(),
      })
      .describe('whom its clocks remind beside those who answer'),
    promises: z.array(plannedPromise),
  })
  .meta({ id: 'CommunicationPlan' });

/** The communication plan of one incident. */
export type Plan = z.output<typeof plan>;
