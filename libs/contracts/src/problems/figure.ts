import { z } from 'zod';
import { personReference } from '../definition/person.js';
import { KINDS, severity } from '../incidents/incident.js';

const count = z.int().nonnegative();
const span = z.int().nonnegative().nullable();

/** How long something took, of so many: the middle one, and what nine of ten stayed within. */
export const spread = z
  .object({ count, medianMs: span, p90Ms: span })
  .describe('null where there is none')
  .meta({ id: 'Spread' });
export type Spread = z.output<typeof spread>;

/** How many of how many. */
export const portion = z.object({ count, of: count }).meta({ id: 'Portion' });
export type Portion = z.output<typeof portion>;

/** A figure as a picture: SVG without scripts, and the same in words. */
export const plot = z
  .object({ name: z.string(), title: z.string(), svg: z.string(), words: z.array(z.string()) })
  .meta({ id: 'Plot' });
export type Plot = z.output<typeof plot>;

/** What somebody carried in an incident. */
export const carried = z
  .object({
    person: personReference,
    minutes: z.number().describe('in which they held a role at least, to a tenth'),
    roles: count.describe('roles they held, in whatever part of it'),
    mostAtOnce: count,
  })
  .meta({ id: 'CarriedLoad' });
export type Carried = z.output<typeof carried>;

/** How the work together went in one incident. */
export const coordination = z
  .object({
    acknowledgements: z.object({ asked: count, late: count }).describe('of roles that were given to somebody'),
    managerSilent: count.describe('how often the incident manager did not answer in time'),
    updates: z.object({ kept: count, late: count, longestLateMs: span, missed: count }).describe('what was promised'),
    handovers: z.object({ accepted: count, declined: count, expired: count }),
    emptyTooLong: z.array(z.string()).describe('roles that stood empty when their time was over'),
    load: z.array(carried).describe('who carried most first'),
  })
  .meta({ id: 'Coordination' });
export type Coordination = z.output<typeof coordination>;

/** The figures of one incident. */
export const incidentFigures = z
  .object({
    incident: z.string(),
    title: z.string(),
    kind: z.enum(KINDS),
    severity,
    components: z.array(z.string()),
    declaredAt: z.iso.datetime(),
    asOf: z.iso.datetime(),
    reliefMs: span.describe('from the declaration'),
    resolvedMs: span.describe('from the declaration; null while it is not, or was taken back'),
    coordination,
  })
  .meta({ id: 'IncidentFigures' });
export type IncidentFigures = z.output<typeof incidentFigures>;

/** The figures of one problem; times are counted from when it was opened. */
export const problemFigures = z
  .object({
    problem: z.string(),
    severity,
    openedAt: z.iso.datetime(),
    asOf: z.iso.datetime(),
    causeMs: span.describe('until its first root cause was marked'),
    postmortemMs: span.describe('until its postmortem was approved first'),
    remediationMs: span.describe('until the last item was done; null while one is open, or where there is none'),
    remediation: z.object({ items: count, done: count, inTime: portion, open: count }),
    recurrences: count.describe('incidents behind which it stands, beyond the first'),
    reopened: count,
  })
  .meta({ id: 'ProblemFigures' });
export type ProblemFigures = z.output<typeof problemFigures>;

/** The figures of several incidents and problems together. */
export const groupFigures = z
  .object({
    key: z.string().describe('a severity, a component, a month, or `all`'),
    incidents: count,
    relief: spread,
    resolved: spread,
    acknowledgedInTime: portion,
    updatesInTime: portion,
    handovers: count,
    emptyTooLong: count,
    problems: count,
    cause: spread,
    postmortem: spread,
    remediation: spread,
    remediationInTime: portion,
    recurrences: count,
  })
  .meta({ id: 'GroupFigures' });
export type GroupFigures = z.output<typeof groupFigures>;
