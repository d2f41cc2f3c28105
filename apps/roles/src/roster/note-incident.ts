import type { About, Roster, RosterEvent } from './roster.js';

/** Takes over what changed in the incident, unless something newer is known. */
export function noteIncident(roster: Roster, about: About): readonly RosterEvent[] {
  if (about.sequence <= roster.about.sequence) return [];
  return [{ name: 'incident-noted', data: { about } }];
}
