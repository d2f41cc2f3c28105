import type { ServiceName } from './service-name.js';

/** Stands where an incident would for events that belong to none. */
export const NO_INCIDENT = '_';

/** The subjects that the stream of events captures. */
export const EVENT_SUBJECTS = ['muster.evt.>', 'muster.restricted.>'] as const;

/** The stream of all events. */
export const EVENT_STREAM = 'MUSTER';

/** Where an event goes: `muster.evt.INC-42.roles.role-assigned`; a restricted incident's under `muster.restricted`. */
export function eventSubject(
  place: { incident: string; restricted: boolean },
  service: ServiceName,
  name: string,
): string {
  return `muster.${place.restricted ? 'restricted' : 'evt'}.${place.incident}.${service}.${name}`;
}

/** What an event subject says, or undefined when it is none. */
export function readEventSubject(subject: string) {
  const [root, prefix, incident, service, name, ...rest] = subject.split('.');
  if (root !== 'muster' || (prefix !== 'evt' && prefix !== 'restricted')) return undefined;
  if (!incident || !service || !name || rest.length > 0) return undefined;
  return { restricted: prefix === 'restricted', incident, service, name };
}
