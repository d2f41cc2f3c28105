import { z } from 'zod';
import type { Localised } from '../definition/language.js';
import { personReference } from '../definition/person.js';
import { severity } from '../incidents/incident.js';

/** A problem's number, such as PRB-7. */
export const problemId = () => z.string().regex(/^PRB-[1-9]\d{0,11}$/, { error: 'a problem is named like PRB-7' });

/** Whether this names a problem. */
export const isProblem = (id: string): boolean => id.startsWith('PRB-');

/** How far it has come. A known error has a workaround, and its cause is not mended yet. */
export const PROBLEM_STATUSES = ['open', 'known-error', 'closed'] as const;
export type ProblemStatus = (typeof PROBLEM_STATUSES)[number];

/** What people call a status. */
export const PROBLEM_STATUS_NAMES: Readonly<Record<ProblemStatus, Localised>> = {
  open: { en: 'open', fr: 'ouvert' },
  'known-error': { en: 'known error', fr: 'erreur connue' },
  closed: { en: 'closed', fr: 'clos' },
};

/** Why it was opened: by which rule, or by hand. */
export const PROBLEM_REASONS = ['severity', 'duration', 'impact', 'recurrence', 'hand'] as const;
export type ProblemReason = (typeof PROBLEM_REASONS)[number];

/** What a reason is called. */
export const PROBLEM_REASON_NAMES: Readonly<Record<ProblemReason, Localised>> = {
  severity: { en: 'it was severe', fr: 'sa sévérité' },
  duration: { en: 'it went on for long', fr: 'sa durée' },
  impact: { en: 'many were affected', fr: 'son impact' },
  recurrence: { en: 'it came back', fr: 'sa récurrence' },
  hand: { en: 'somebody opened it', fr: 'ouverture manuelle' },
};

/** One of the incidents behind which it stands, as it was when it was last looked at. */
export const problemIncident = z.object({
  id: z.string(),
  title: z.string(),
  severity,
  components: z.array(z.string()),
  startedAt: z.iso.datetime().nullable(),
  declaredAt: z.iso.datetime(),
  resolvedAt: z.iso.datetime().nullable(),
  linkedAt: z.iso.datetime(),
  wasOver: z
    .boolean()
    .optional()
    .describe('it was closed when the problem was found behind it: what is learned later does not open it again'),
});
export type ProblemIncident = z.output<typeof problemIncident>;

/** How to live with it until it is mended. */
export const workaround = z.object({
  words: z.string().describe('Markdown'),
  by: personReference,
  at: z.iso.datetime(),
});

/** The cause behind one or more incidents; it outlives them. */
export const problem = z
  .object({
    id: z.string(),
    title: z.string(),
    status: z.enum(PROBLEM_STATUSES),
    because: z.enum(PROBLEM_REASONS),
    incidents: z.array(problemIncident).describe('the first is the one it was opened for'),
    severity: severity.describe('the worst of its incidents'),
    components: z.array(z.string()).describe('of all its incidents'),
    restricted: z.boolean().describe('one of its incidents is: only for who may see it'),
    workaround: workaround.nullable().describe('of a known error'),
    openedAt: z.iso.datetime(),
    openedBy: personReference,
    closedAt: z.iso.datetime().nullable(),
    reopened: z.int().describe('how often it was opened again'),
  })
  .meta({ id: 'ProblemRecord' });
export type ProblemRecord = z.output<typeof problem>;
