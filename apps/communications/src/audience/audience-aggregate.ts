import {
  AUDIENCE_EVENTS,
  type Audience,
  type audienceDefined,
  type EventOf,
  type membersChanged,
  NO_INCIDENT,
} from '#contracts';
import type { Aggregate } from '#persistence';
import { BUILT_IN } from './built-in-audiences.js';

/** What can happen to an audience. */
export type AudienceEvent = EventOf<typeof audienceDefined> | EventOf<typeof membersChanged>;

/** Who is told something together. One that comes with Muster is stored once somebody has changed it, or who is in it. */
export const audienceAggregate: Aggregate<Audience, AudienceEvent> = {
  service: 'communications',
  name: 'audiences',
  shape: 1,
  events: AUDIENCE_EVENTS as never,
  evolve: (before, { name, data }) => (name === 'audience-defined' ? data.audience : known(before, data.audience)),
  place: () => ({ incident: NO_INCIDENT, restricted: false }),
};

/** Members come and go without a change of its wishes. */
function known(before: Audience | undefined, key: string): Audience {
  const audience = before ?? BUILT_IN.get(key);
  if (!audience) throw new Error(`the audience ${key} has members before it is defined`);
  return audience;
}
