import type { Incident, ProblemReason } from '#contracts';

const HOUR_MS = 3_600_000;
/** An incident that went on for longer has a cause that is worth finding. */
export const LONG_MS = 4 * HOUR_MS;
/** So many said on the status page that they were affected. */
export const MANY = 100;
/** So often, with the same component, within {@link RECURRENCE_DAYS}. */
export const RECURRENCES = 3;
/** How long an incident is remembered as one of a row. */
export const RECURRENCE_DAYS = 30;

/** What is known beside the incident. */
export interface Surroundings {
  /** How many said that they were affected. */
  readonly affected: number;
  /** Real incidents with one of its components that were resolved lately, this one among them. */
  readonly alike: number;
}

/** Whether an incident that is over may have a problem opened by itself; a drill has no cause, and a past one is brought by hand. */
export const isLookedAt = ({ kind, status }: Pick<Incident, 'kind' | 'status'>): boolean =>
  kind === 'real' && (status === 'resolved' || status === 'closed');

/**
 * By which rule the problem behind an incident is opened when it is resolved; null: by none. A SEV4 asks nothing of anybody,
 * unless it comes back.
 */
export function ruleFor(incident: Incident, { affected, alike }: Surroundings): ProblemReason | null {
  if (!isLookedAt(incident)) return null;
  if (incident.severity === 'SEV1' || incident.severity === 'SEV2') return 'severity';
  if (affected >= MANY) return 'impact';
  if (alike >= RECURRENCES) return 'recurrence';
  return incident.severity === 'SEV3' && lastedMs(incident) >= LONG_MS ? 'duration' : null;
}

const lastedMs = ({ startedAt, declaredAt, statusSince }: Incident): number =>
  Date.parse(statusSince) - Date.parse(startedAt ?? declaredAt);
