import { type Audience, audienceDefined, type EventOf, NO_INCIDENT } from '#contracts';
import type { Aggregate } from '#persistence';

/** The one event that an audience has. */
export type AudienceEvent = EventOf<typeof audienceDefined>;

/** Who is told something together. One that comes with Muster is stored once somebody has changed it. */
export const audienceAggregate: Aggregate<Audience, AudienceEvent> = {
  service: 'communications',
  name: 'audiences',
  shape: 1,
  events: [audienceDefined] as never,
  evolve: (_before, { data }) => data.audience,
  place: () => ({ incident: NO_INCIDENT, restricted: false }),
};
