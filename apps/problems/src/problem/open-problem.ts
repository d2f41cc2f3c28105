import type { Incident, ProblemReason } from '#contracts';
import type { Context } from '#persistence';
import { linkedIncident, type ProblemEvent, standingBehind } from './problem.js';

/** What a problem is opened from. */
export interface Opening {
  readonly id: string;
  readonly incident: Incident;
  /** How far the incident had come. */
  readonly sequence: number;
  readonly because: ProblemReason;
  readonly title?: string | undefined;
}

/** Opens the problem behind an incident. */
export const openProblem =
  ({ id, incident, sequence, because, title }: Opening) =>
  ({ now, by }: Context): readonly ProblemEvent[] => {
    const first = linkedIncident(incident, now);
    const bare = {
      ...{ id, title: title ?? incident.title, status: 'open' as const, because, incidents: [first] },
      ...{ severity: first.severity, components: [], restricted: incident.visibility === 'restricted' },
      ...{ workaround: null, openedAt: now, openedBy: by, closedAt: null, reopened: 0 },
    };
    const problem = standingBehind(bare, [first]);
    return [{ name: 'problem-opened', data: { problem, noted: { [incident.id]: sequence } } }];
  };
