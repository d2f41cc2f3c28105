import { closingInterrupted, type SettledItem } from '#contracts';
import type { IncidentEvent } from '../incident/incident-state.js';
import { type KeptIncident, underWay } from './closing.js';

/** Closes it, if nothing came in between. Throws `closing-interrupted`. */
export const finishClosing =
  (attempt: number, settled: readonly SettledItem[], marks: { readonly decidedByCopy?: boolean }) =>
  (incident: KeptIncident): readonly IncidentEvent[] => {
    const closing = underWay(incident);
    if (closing?.attempt !== attempt) throw closingInterrupted({ incident: incident.id });
    const closed = { attempt, settled: [...settled] };
    return [{ name: 'status-changed', data: { from: closing.from, to: 'closed', closed, ...marks } }];
  };
