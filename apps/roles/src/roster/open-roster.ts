import type { Incident } from '#contracts';
import type { About, RosterEvent } from './roster.js';

/**
 * Opens the roster of an incident. Who declares it themselves is there, and so has answered; who is named has not yet. In a
 * backfilled one nobody is waited for: it starts no clock.
 */
export function openRoster(incident: Incident, about: About): readonly RosterEvent[] {
  const { id, kind, manager, declaredBy, declaredAt } = incident;
  const acknowledged = manager.id === declaredBy.id || kind === 'backfilled';
  return [{ name: 'roster-opened', data: { incident: id, manager, since: declaredAt, acknowledged, about } }];
}
