import type { EventOf, Incident, rosterOpened } from '#contracts';
import type { About, RosterEvent } from './roster.js';

/** What an incident goes on with from its start: where the organisation changed nothing, what comes with Muster. */
export type WorksBy = Pick<EventOf<typeof rosterOpened>['data'], 'catalogue' | 'staffing'>;

/**
 * Opens the roster of an incident. Who declares it themselves is there, and so has answered; who is named has not yet. In a
 * backfilled one nobody is waited for: it starts no clock.
 */
export function openRoster(incident: Incident, about: About, worksBy: WorksBy = {}): readonly RosterEvent[] {
  const { id, kind, manager, declaredBy, declaredAt } = incident;
  const acknowledged = manager.id === declaredBy.id || kind === 'backfilled';
  const data = { incident: id, manager, since: declaredAt, acknowledged, about, ...worksBy };
  return [{ name: 'roster-opened', data }];
}
