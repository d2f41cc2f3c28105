import { INCIDENT_EVENTS, isOpen } from '#contracts';
import type { Aggregate } from '#persistence';
import { type KeptIncident, shownIncident } from '../closing/closing.js';
import { dueAt } from '../closing/due-at.js';
import { evolve, type IncidentEvent } from './incident-state.js';

/** Two incidents, whichever is named first: of two who merge them into each other at once, only one can. */
export const pairOf = (one: string, other: string): string => [one, other].sort().join('/');

/** An incident as the store keeps it. Each of its events carries it whole, so that followers keep the latest. */
export const incidentAggregate: Aggregate<KeptIncident, IncidentEvent> = {
  service: 'incidents',
  name: 'incidents',
  shape: 1,
  events: INCIDENT_EVENTS as never,
  evolve,
  place: ({ id, visibility }) => ({ incident: id, restricted: visibility === 'restricted' }),
  attach: (incident) => ({ incident: shownIncident(incident) }),
  // Its own sweeper asks, for what closing left has to be looked up.
  dueAt,
  uniques: (incident): Record<string, string> => ({
    ...(incident.dedupKey && isOpen(incident) && !incident.closing?.reopened && { dedupKey: incident.dedupKey }),
    ...(incident.mergedInto && { merged: pairOf(incident.id, incident.mergedInto) }),
  }),
};
