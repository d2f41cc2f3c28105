import { ALIKE, incidentsDiffer, isOpen, mergedElsewhere, mergeEnded, mergeIntoItself, notForYou } from '#contracts';
import type { KeptIncident } from '../closing/closing.js';
import { type Command, marked } from './change-incident.js';
import type { IncidentEvent } from './incident-state.js';

/** Refuses one that has ended, as what is merged or as what the other is merged into; says where a merged one went. */
function mustBeOpen(one: KeptIncident, field: 'incident' | 'into'): void {
  const { id: incident, status, mergedInto } = one;
  if (isOpen(one)) return;
  const errors = [{ field, message: incident }];
  if (mergedInto !== undefined) throw mergedElsewhere({ incident, mergedInto }, errors);
  throw mergeEnded({ incident, status }, errors);
}

/**
 * Merges an incident into another, as the other was a moment ago. There is no circle: neither of the two has ended, and
 * what is merged has. Throws `merge-into-itself`, `incident-merged`, `merge-ended`, `incidents-differ` and `not-for-you`.
 */
export const mergeIncident =
  (into: KeptIncident, command: Command) =>
  (incident: KeptIncident): readonly IncidentEvent[] => {
    if (incident.id === into.id) throw mergeIntoItself({ incident: incident.id });
    if (incident.mergedInto === into.id) return [];
    mustBeOpen(incident, 'incident');
    if (!command.allowed) throw notForYou({ whoMay: command.whoMay });
    mustBeOpen(into, 'into');
    const differ = ALIKE.find((what) => incident[what] !== into[what]);
    if (differ) throw incidentsDiffer({ incident: incident.id, into: into.id, differ });
    return [{ name: 'incident-merged', data: { into: into.id, ...marked(command) } }];
  };
