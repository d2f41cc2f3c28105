import { isDeepStrictEqual } from 'node:util';
import {
  type changeIncident as contract,
  DETAIL_FIELDS,
  type InputOf,
  mergedElsewhere,
  notForYou,
  type PersonReference,
  statusMoveRefused,
} from '#contracts';
import type { Context } from '#persistence';
import { type KeptIncident, standingOf, underWay } from '../closing/closing.js';
import { endClosing } from '../closing/end-closing.js';
import { pastInstant } from './declare-incident.js';
import type { IncidentEvent } from './incident-state.js';
import { endsIncident, movesFrom } from './status-moves.js';

/** What is asked to be changed. */
export type Change = InputOf<typeof contract>;

/** Whether the caller commands the incident; only asked when the change needs it. */
export interface Command {
  readonly allowed: boolean;
  readonly whoMay: string;
  readonly decidedByCopy: boolean;
}

/** A change that is hard to take back, or opens or hides the incident: the manager's. */
export const needsCommand = ({ status, visibility, viewers }: Change): boolean =>
  (status !== undefined && endsIncident(status)) || visibility !== undefined || viewers !== undefined;

/** What a change does to an incident: one event for each kind of thing that really changes, none for what is so already. */
export const changeIncident =
  (change: Change, viewers: readonly PersonReference[] | undefined, command: Command) =>
  (incident: KeptIncident, context: Context): readonly IncidentEvent[] => {
    const events = [
      ...severity(incident, change),
      ...status(incident, change, command),
      ...details(incident, change, context),
      ...visibility(incident, change, viewers, command),
    ];
    if (needsCommand(change) && !command.allowed && events.length > 0) throw notForYou({ whoMay: command.whoMay });
    return events;
  };

/** An act that is marked when the last known table decided who may. */
export const marked = ({ decidedByCopy }: Command) => (decidedByCopy ? { decidedByCopy } : {});

function severity({ severity: from }: KeptIncident, { severity: to }: Change): IncidentEvent[] {
  return to === undefined || to === from ? [] : [{ name: 'severity-changed', data: { from, to } }];
}

function status(incident: KeptIncident, { status: to }: Change, command: Command): IncidentEvent[] {
  const { id, mergedInto } = incident;
  if (to === undefined || to === incident.status) return [];
  const closing = underWay(incident);
  // Whoever moves it while it is being closed calls that off; it was not told that it had begun.
  const from = standingOf(incident);
  if (closing && to === from) return [...endClosing(closing.attempt, 'taken-back')(incident)];
  if (mergedInto !== undefined) throw mergedElsewhere({ incident: id, mergedInto });
  const allowed = movesFrom(from);
  if (!allowed.includes(to)) throw statusMoveRefused({ from, to, allowed });
  return [{ name: 'status-changed', data: { from, to, ...(endsIncident(to) && marked(command)) } }];
}

function details(incident: KeptIncident, change: Change, { now }: Context): IncidentEvent[] {
  const wanted = { ...change, ...(change.startedAt && { startedAt: pastInstant(change.startedAt, now) }) };
  const changed = DETAIL_FIELDS.filter(
    (field) => wanted[field] !== undefined && !isDeepStrictEqual(wanted[field], incident[field]),
  );
  if (changed.length === 0) return [];
  const changes = Object.fromEntries(changed.map((field) => [field, { from: incident[field], to: wanted[field] }]));
  return [{ name: 'details-changed', data: { changes } }];
}

function visibility(
  incident: KeptIncident,
  change: Change,
  viewers: readonly PersonReference[] | undefined,
  command: Command,
): IncidentEvent[] {
  const after = { visibility: change.visibility ?? incident.visibility, viewers: [...(viewers ?? incident.viewers)] };
  const before = { visibility: incident.visibility, viewers: incident.viewers };
  if (isDeepStrictEqual(after, before)) return [];
  return [{ name: 'visibility-changed', data: { ...after, ...marked(command) } }];
}
