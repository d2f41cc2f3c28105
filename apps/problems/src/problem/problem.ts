import type {
  EventOf,
  Incident,
  PROBLEM_EVENTS,
  ProblemIncident,
  ProblemRecord,
  ProblemStatus,
  Severity,
  Status,
} from '#contracts';
import { problemClosed } from '#contracts';
import type { Context } from '#persistence';

/** A problem as it is kept. */
export interface KeptProblem extends ProblemRecord {
  /** How far each incident had come when it was last noted, by its id. */
  readonly noted: Readonly<Record<string, number>>;
}

/** What can happen to a problem. */
export type ProblemEvent = EventOf<(typeof PROBLEM_EVENTS)[number]>;

/** Decides something on a problem that is there. */
export type ProblemDecision = (problem: KeptProblem, context: Context) => readonly ProblemEvent[];

/** Incidents that one problem stands behind at most. */
export const MOST_INCIDENTS = 200;

/** A problem as everybody who may see it sees it. */
export const shownProblem = ({ noted: _, ...problem }: KeptProblem): ProblemRecord => problem;

const OVER: readonly Status[] = ['resolved', 'closing', 'closed'];

/** An incident as a problem keeps it. `resolvedAt` of before stays while it is over. */
export function linkedIncident(incident: Incident, linkedAt: string, before?: ProblemIncident): ProblemIncident {
  const { id, title, severity, components, startedAt, declaredAt, status, statusSince } = incident;
  const resolvedAt = OVER.includes(status) ? (before?.resolvedAt ?? statusSince) : null;
  const wasOver = before ? before.wasOver : status === 'closed';
  return {
    ...{ id, title, severity, components, startedAt, declaredAt, resolvedAt, linkedAt },
    ...(wasOver && { wasOver }),
  };
}

const worst = (incidents: readonly ProblemIncident[]): Severity => incidents.map(({ severity }) => severity).sort()[0]!;

/** A problem with these incidents, and what follows from them. */
export const standingBehind = (problem: ProblemRecord, incidents: readonly ProblemIncident[]): ProblemRecord => ({
  ...problem,
  incidents: [...incidents],
  severity: worst(incidents),
  components: [...new Set(incidents.flatMap(({ components }) => components))],
});

/** How it stands while it is not closed. */
export const openStatus = ({ workaround }: Pick<ProblemRecord, 'workaround'>): ProblemStatus =>
  workaround === null ? 'open' : 'known-error';

/** Refuses on a problem that is closed. Throws `problem-closed`. */
export function mustBeOpen({ id, closedAt }: Pick<ProblemRecord, 'id' | 'closedAt'>): void {
  if (closedAt !== null) throw problemClosed({ problem: id, closedAt });
}
