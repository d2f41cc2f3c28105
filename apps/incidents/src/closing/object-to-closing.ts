import { eachOnce, type OpenItem, type PersonReference } from '#contracts';
import type { IncidentEvent } from '../incident/incident-state.js';
import { isSettled, type KeptIncident, underWay } from './closing.js';
import { endClosing } from './end-closing.js';

/** Something came up in an incident while it was closed, as a service says. */
export interface Objection {
  /** Of the closing that the service knows of. */
  readonly attempt: number;
  readonly items: readonly OpenItem[];
}

/**
 * An incident that is being closed goes back to where it was; one that is closed is resolved again, and `tells` are told.
 * Nothing where all of it is settled, and where that closing no longer stands.
 */
export const objectToClosing =
  ({ attempt, items }: Objection, tells: readonly PersonReference[]) =>
  (incident: KeptIncident): readonly IncidentEvent[] => {
    const { closing, status: from } = incident;
    if (!closing?.stands || closing.attempt !== attempt) return [];
    const open = items.filter((item) => !isSettled(item, closing.covered));
    if (open.length === 0) return [];
    if (underWay(incident)) return endClosing(attempt, 'objection', open)(incident);
    const asks = eachOnce([...tells, closing.by]);
    return [{ name: 'status-changed', data: { from, to: 'resolved', reopened: { attempt, items: open, asks } } }];
  };
