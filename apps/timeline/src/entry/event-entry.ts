import { actorOf, type Envelope } from '#contracts';
import type { StoredEntry } from './stored-entry.js';

/** The entry that an event makes. */
export const eventEntry = (event: Envelope, restricted: boolean): StoredEntry => ({
  incident: event.incident,
  restricted,
  kind: 'event',
  occurredAt: event.time,
  recordedAt: event.time,
  by: actorOf(event),
  type: event.type,
  service: event.source.slice('/muster/'.length),
  aggregate: event.subject,
  sequence: event.sequence,
  data: event.data,
  event,
});
