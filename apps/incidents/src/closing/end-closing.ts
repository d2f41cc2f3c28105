import type { ClosingEndedBecause, OpenItem } from '#contracts';
import type { Context } from '#persistence';
import type { IncidentEvent } from '../incident/incident-state.js';
import { type KeptIncident, underWay } from './closing.js';

/** Calls a closing off: the incident is where it was. Nothing when it is over already. */
export const endClosing =
  (attempt: number, because: ClosingEndedBecause, items: readonly OpenItem[] = []) =>
  (incident: KeptIncident): readonly IncidentEvent[] => {
    const closing = underWay(incident);
    if (closing?.attempt !== attempt) return [];
    return [{ name: 'closing-ended', data: { attempt, because, items: [...items], asks: [closing.by] } }];
  };

/** A closing that hangs is called off, whoever was at it. */
export function tick(incident: KeptIncident, { now }: Context): readonly IncidentEvent[] {
  const closing = underWay(incident);
  return closing && closing.until! <= now ? endClosing(closing.attempt, 'late')(incident) : [];
}
