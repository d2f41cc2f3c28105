import { MAINTENANCE_EVENTS, NO_INCIDENT } from '#contracts';
import type { Aggregate } from '#persistence';
import type { KeptMaintenance, MaintenanceEvent } from './maintenance.js';
import { dueAt, tick } from './maintenance-clock.js';

/** Of what has been reminded: words alone change nothing about it, all else begins anew. */
function remindedAfter(before: KeptMaintenance | undefined, event: MaintenanceEvent): KeptMaintenance['reminded'] {
  if (event.name === 'maintenance-due') return { turn: event.data.turn, hours: event.data.hours };
  const isSame = event.name === 'maintenance-said' || event.name === 'maintenance-verifying';
  return isSame ? (before?.reminded ?? null) : null;
}

/** Planned work that the public is told of. Its events carry it whole. */
export const maintenanceAggregate: Aggregate<KeptMaintenance, MaintenanceEvent> = {
  service: 'communications',
  name: 'maintenances',
  shape: 1,
  events: MAINTENANCE_EVENTS as never,
  evolve: (before, event) => ({ ...event.data.maintenance, reminded: remindedAfter(before, event) }),
  place: () => ({ incident: NO_INCIDENT, restricted: false }),
  dueAt,
  tick,
};
