import { z } from 'zod';
import type { Localised } from '../definition/language.js';
import { personReference } from '../definition/person.js';
import { line } from '../definition/text.js';
import { trackerLink } from './remediation-tracker.js';

export * from './remediation-tracker.js';
export * from './remediation-watch.js';

/** The id of an item. */
export const remediationId = () => line(100).regex(/^rem-[\w-]+$/, { error: 'the id of an item (rem-…)' });

/** What it does about it: keeps it away, notices it sooner, makes it hurt less, or changes how people work. */
export const REMEDIATION_KINDS = ['prevent', 'detect', 'mitigate', 'process'] as const;
export type RemediationKind = (typeof REMEDIATION_KINDS)[number];

/** What people call a kind. */
export const REMEDIATION_KIND_NAMES: Readonly<Record<RemediationKind, Localised>> = {
  prevent: { en: 'prevents it', fr: 'prévient' },
  detect: { en: 'notices it sooner', fr: 'détecte plus tôt' },
  mitigate: { en: 'makes it hurt less', fr: 'atténue' },
  process: { en: 'changes how people work', fr: 'change la façon de travailler' },
};

/** How much it matters; also by when it is due unless a time is given. */
export const REMEDIATION_PRIORITIES = ['urgent', 'high', 'medium', 'low'] as const;
export type RemediationPriority = (typeof REMEDIATION_PRIORITIES)[number];

/** What people call a priority. */
export const REMEDIATION_PRIORITY_NAMES: Readonly<Record<RemediationPriority, Localised>> = {
  urgent: { en: 'urgent', fr: 'urgente' },
  high: { en: 'high', fr: 'haute' },
  medium: { en: 'medium', fr: 'moyenne' },
  low: { en: 'low', fr: 'basse' },
};

/** How far it has come. */
export const REMEDIATION_STATUSES = ['open', 'in-progress', 'done', 'dropped'] as const;
export type RemediationStatus = (typeof REMEDIATION_STATUSES)[number];

/** In which of them somebody still has to do something. */
export const REMEDIATION_OPEN: readonly RemediationStatus[] = ['open', 'in-progress'];

/** What people call a status. */
export const REMEDIATION_STATUS_NAMES: Readonly<Record<RemediationStatus, Localised>> = {
  open: { en: 'open', fr: 'à faire' },
  'in-progress': { en: 'in progress', fr: 'en cours' },
  done: { en: 'done', fr: 'fait' },
  dropped: { en: 'dropped', fr: 'abandonné' },
};

/** The steps of its clock: before it is due, when it is, and when it still is not done. */
export const REMEDIATION_STEPS = ['soon', 'due', 'late'] as const;
export type RemediationStep = (typeof REMEDIATION_STEPS)[number];

/** Something that changes so that it does not come back, or not as badly. */
export const remediation = z
  .object({
    id: z.string(),
    problem: z.string(),
    restricted: z.boolean().describe('its problem is: only for who may see it'),
    title: z.string(),
    words: z.string().nullable().describe('Markdown'),
    kind: z.enum(REMEDIATION_KINDS),
    priority: z.enum(REMEDIATION_PRIORITIES),
    cause: z.string().nullable().describe('the factor of the analysis that it is for'),
    owner: personReference.nullable(),
    due: z.iso.datetime().nullable(),
    dueSince: z.iso.datetime().describe('since when that time has been set'),
    status: z.enum(REMEDIATION_STATUSES),
    statusSince: z.iso.datetime(),
    evidence: z
      .object({ words: z.string().nullable(), url: z.string().nullable(), by: personReference })
      .nullable()
      .describe('of what is done'),
    reason: z.string().nullable().describe('why it was dropped'),
    loggedAt: z.iso.datetime(),
    loggedBy: personReference,
    clock: z.boolean().describe('whether its clock runs: not behind drills and backfilled incidents alone'),
    step: z.enum(REMEDIATION_STEPS).nullable().describe('how far its clock has come'),
    didNotHold: z
      .array(z.object({ incident: z.string(), at: z.iso.datetime() }))
      .describe('incidents with the same cause that came after it was done'),
    link: trackerLink.nullable().describe('its issue in a tracker'),
  })
  .meta({ id: 'Remediation' });
export type Remediation = z.output<typeof remediation>;
