import { closingUnderWay, later } from '#contracts';
import type { Context } from '#persistence';
import type { IncidentEvent } from '../incident/incident-state.js';
import { type KeptIncident, standingOf, underWay } from './closing.js';

/** A closing that has not come to its end by then is called off: its process has died, or the services hang. */
export const CLOSING_MS = 15_000;

/**
 * Begins to close an incident: from now on every service tells what comes up in it. `allowed` throws whatever is in the way
 * beside what is open. Nothing where somebody else has closed it just now. Throws `closing-under-way`.
 */
export const beginClosing =
  (covered: readonly string[], allowed: (incident: KeptIncident, context: Context) => unknown) =>
  (incident: KeptIncident, context: Context): readonly IncidentEvent[] => {
    if (incident.status === 'closed') return [];
    const other = underWay(incident);
    if (other) throw closingUnderWay({ by: other.by, since: other.since });
    allowed(incident, context);
    const attempt = (incident.closing?.attempt ?? 0) + 1;
    const until = later(context.now, CLOSING_MS);
    return [{ name: 'closing-begun', data: { attempt, from: standingOf(incident), until, covered: [...covered] } }];
  };
