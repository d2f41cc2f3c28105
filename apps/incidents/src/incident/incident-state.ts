import type {
  detailsChanged,
  EventOf,
  Incident,
  incidentDeclared,
  incidentMerged,
  severityChanged,
  statusChanged,
  visibilityChanged,
} from '#contracts';
import type { Happened } from '#persistence';

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
  | Told<EventOf<typeof incidentMerged>>;

/** The incident after an event. */
export function evolve(before: Incident | undefined, event: IncidentEvent, { at }: Happened): Incident {
  if (event.name === 'incident-declared') return event.data.incident;
  if (before === undefined) throw new Error(`an incident begins with incident-declared, not ${event.name}`);
  switch (event.name) {
    case 'severity-changed':
      return { ...before, severity: event.data.to };
    case 'status-changed':
      return { ...before, status: event.data.to, statusSince: at };
    case 'visibility-changed':
      return { ...before, visibility: event.data.visibility, viewers: event.data.viewers };
    case 'incident-merged':
      return { ...before, status: 'merged', statusSince: at, mergedInto: event.data.into };
    case 'details-changed': {
      const changed = Object.entries(event.data.changes).map(([field, change]) => [field, change?.to]);
      return { ...before, ...Object.fromEntries(changed) };
    }
  }
}
