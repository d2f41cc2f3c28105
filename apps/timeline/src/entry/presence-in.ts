import { actorOf, type Envelope, eventOfType, type PresenceChange } from '#contracts';

/** Who is in which role from an event on; nothing where a newer version tells other facts. */
export function presenceIn(event: Envelope): readonly PresenceChange[] {
  try {
    return eventOfType(event.type)?.presence?.({ data: event.data, by: actorOf(event) }) ?? [];
  } catch {
    return [];
  }
}
