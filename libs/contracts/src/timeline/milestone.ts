import { z } from 'zod';
import type { Localised } from '../definition/language.js';

/** What an incident comes to, in the order in which it should. */
export const MILESTONES = [
  'started',
  'detected',
  'declared',
  'acknowledged',
  'relief',
  'mitigated',
  'resolved',
  'closed',
] as const;

/** Something that an incident comes to. */
export type MilestoneName = (typeof MILESTONES)[number];

/** The label that says when something was noticed, where that is not when the incident was declared. */
export const DETECTED_AT = 'detected-at';

/** What people call a milestone. */
export const MILESTONE_NAMES: Readonly<Record<MilestoneName, Localised>> = {
  started: { en: 'started', fr: 'début' },
  detected: { en: 'detected', fr: 'détecté' },
  declared: { en: 'declared', fr: 'déclaré' },
  acknowledged: { en: 'manager confirmed', fr: 'gestionnaire confirmé' },
  relief: { en: 'first relief', fr: 'premier soulagement' },
  mitigated: { en: 'mitigated', fr: 'atténué' },
  resolved: { en: 'resolved', fr: 'résolu' },
  closed: { en: 'closed', fr: 'clos' },
};

/** The times between that people ask for. */
export const SPANS = [
  ['started', 'detected'],
  ['detected', 'declared'],
  ['declared', 'acknowledged'],
  ['declared', 'relief'],
  ['declared', 'resolved'],
  ['started', 'resolved'],
  ['resolved', 'closed'],
] as const satisfies readonly (readonly [MilestoneName, MilestoneName])[];

const milestone = z.object({
  name: z.enum(MILESTONES),
  label: z.string().describe('what people call it'),
  at: z.iso.datetime().nullable().describe('the last time it came to that; null: it has not'),
  takenBack: z.boolean().describe('it is not so any more: the status was taken back since'),
  earlier: z.array(z.iso.datetime()).describe('when it had come to that before, and was taken back'),
  note: z.string().nullable().describe('why there is no time, or where it comes from'),
});

const span = z.object({
  from: z.enum(MILESTONES),
  to: z.enum(MILESTONES),
  ms: z.int().nullable().describe('null where one of the two is not there, was taken back, or is before the other'),
  spoken: z.string().nullable().describe('the same in words: 41 min'),
});

/** What an incident came to when, and the times between. */
export const milestones = z.object({ milestones: z.array(milestone), spans: z.array(span) }).meta({ id: 'Milestones' });

/** What an incident came to when, and the times between. */
export type Milestones = z.output<typeof milestones>;
