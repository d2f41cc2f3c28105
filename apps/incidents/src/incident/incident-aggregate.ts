import { INCIDENT_EVENTS, type Incident, isOpen } from '#contracts';
import type { Aggregate } from '#persistence';
import { evolve, type IncidentEvent } from './incident-state.js';

/** An incident as the store keeps it. Each of its events carries it whole, so that followers keep the latest. */
export const incidentAggregate: Aggregate<Incident, IncidentEvent> = {
  service: 'incidents',
  name: 'incidents',
  shape: 1,
  events: INCIDENT_EVENTS as never,
  evolve,
  place: ({ id, visibility }) => ({ incident: id, restricted: visibility === 'restricted' }),
  attach: (incident) => ({ incident }),
  uniques: (incident): Record<string, string> =>
    incident.dedupKey && isOpen(incident) ? { dedupKey: incident.dedupKey } : {},
};
