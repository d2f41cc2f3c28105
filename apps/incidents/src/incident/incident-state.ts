import type {
  closingBegun,
  closingEnded,
  detailsChanged,
  EventOf,
  followUpsDone,
  followUpsOverdue,
  incidentDeclared,
  incidentMerged,
  severityChanged,
  statusChanged,
  visibilityChanged,
} from '#contracts';
import type { Happened } from '#persistence';
import type { KeptIncident } from '../closing/closing.js';
import { afterMove, begun, ended, overUnlessStanding } from '../closing/evolve-closing.js';
import { asked, without } from '../closing/follow-ups.js';

/** The whole incident is added when an event is published; the decision itself tells only what is new. */
type Told<Event> = Event extends { name: infer Name; data: infer Data }
  ? { readonly name: Name; readonly data: Omit<Data, 'incident'> }
  : never;

/** What can happen to an incident. */
export type IncidentEvent =
  | EventOf<typeof incidentDeclared>
  | Told<EventOf<typeof severityChanged>>
  | Told<EventOf<typeof statusChanged>>
  | Told<EventOf<typeof detailsChanged>>
  | Told<EventOf<typeof visibilityChanged>>
  | Told<EventOf<typeof incidentMerged>>
  | Told<EventOf<typeof closingBegun>>
  | Told<EventOf<typeof closingEnded>>
  | Told<EventOf<typeof followUpsOverdue>>
  | Told<EventOf<typeof followUpsDone>>;

type Later = Exclude<IncidentEvent, { name: 'incident-declared' }>;

/** The incident after an event. */
export function evolve(before: KeptIncident | undefined, event: IncidentEvent, happened: Happened): KeptIncident {
  if (event.name === 'incident-declared') return { ...event.data.incident } as KeptIncident;
  if (before === undefined) throw new Error(`an incident begins with incident-declared, not ${event.name}`);
  return overUnlessStanding(changed(before, event, happened));
}

function changed(before: KeptIncident, event: Later, happened: Happened): KeptIncident {
  const { at } = happened;
  switch (event.name) {
    case 'severity-changed':
      return { ...before, severity: event.data.to };
    case 'status-changed':
      return afterMove({ ...before, status: event.data.to, statusSince: at }, event.data);
    case 'visibility-changed':
      return { ...before, visibility: event.data.visibility, viewers: event.data.viewers };
    case 'incident-merged':
      return { ...before, status: 'merged', statusSince: at, mergedInto: event.data.into };
    case 'closing-begun':
      return begun(before, event.data, happened);
    case 'closing-ended':
      return ended(before);
    case 'follow-ups-overdue':
      return asked(before, event.data);
    case 'follow-ups-done':
      return without(before, event.data.items);
    case 'details-changed': {
      const fields = Object.entries(event.data.changes).map(([field, change]) => [field, change?.to]);
      return { ...before, ...Object.fromEntries(fields) };
    }
  }
}
