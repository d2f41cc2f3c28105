import { actorOf, type Envelope, eventOfType, type Incident, later, type Notified } from '#contracts';
import { oneLine } from '../wording/in-one-line.js';
import type { KeptNotice } from './kept-notice.js';

/** What is older comes out of a log or from a long outage: nobody is told any more. */
export const FORGOTTEN_AFTER_MS = 60 * 60_000;
/** What is not urgent waits that long for more to come. */
export const DIGEST_MS = 60_000;
/** Characters of what happened, and of an incident's title: enough to know what it is about. */
const WORDS = 500;
const TITLE = 200;

/** What has to be known of the incident. */
export type AboutIncident = Pick<Incident, 'title' | 'kind'>;

/** Each person of the directory once, urgent if any of it is; never who did it. */
function peopleOf(notified: readonly Notified[], actor: string): ReadonlyMap<string, boolean> {
  const people = new Map<string, boolean>();
  for (const { person, urgent } of notified) {
    if (!person.id.startsWith('p-') || person.id === actor) continue;
    people.set(person.id, urgent || (people.get(person.id) ?? false));
  }
  return people;
}

/** Whom an event has to reach, and whether at once; nobody when it happened long ago. */
export function reachedBy(event: Envelope, now: string): ReadonlyMap<string, boolean> {
  if (Date.parse(now) - Date.parse(event.time) >= FORGOTTEN_AFTER_MS) return new Map();
  const notified = eventOfType(event.type)?.notifies?.({ data: event.data, by: actorOf(event) });
  return peopleOf(notified ?? [], event.actor);
}

/**
 * What an event has to tell to whom. `about` is null where it belongs to no incident. One that is told afterwards, when it
 * is over, reaches nobody; a drill does.
 */
export function noticesOf(event: Envelope, about: AboutIncident | null, now: string): KeptNotice[] {
  const people = reachedBy(event, now);
  const wording = eventOfType(event.type)?.wording;
  if (people.size === 0 || !wording || about?.kind === 'backfilled') return [];
  const told = { data: event.data, by: actorOf(event) };
  const { en, fr } = wording(told);
  const text = { en: oneLine(en, WORDS), fr: oneLine(fr, WORDS) };
  return [...people].map(([person, urgent]) => ({
    ...{ person, event: event.id, incident: event.incident, text, by: told.by, urgent, at: event.time },
    ...{ title: about && oneLine(about.title, TITLE), isDrill: about?.kind === 'drill' },
    byClock: event.actor.startsWith('service:'),
    dueAt: urgent ? now : later(now, DIGEST_MS),
  }));
}
