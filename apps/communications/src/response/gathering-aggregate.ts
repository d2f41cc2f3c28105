import { gatheringNoted, pouringSince, responsesPouredIn, responsesWaiting, waitingSince } from '#contracts';
import type { Aggregate, Happened } from '#persistence';
import type { Gathering, GatheringEvent } from './response.js';
import { dueAt, isWatched } from './waiting-clock.js';

const UNKNOWN = { watchedSince: null, since: null, said: null, spokenAt: null, pouringSince: null } as const;

function evolve(before: Gathering | undefined, event: GatheringEvent, { at: happenedAt }: Happened): Gathering {
  if (event.name === 'gathering-noted') {
    const { at, ...about } = event.data;
    const gathering = { ...(before ?? UNKNOWN), ...about };
    if (!isWatched(gathering)) return { ...gathering, watchedSince: null, said: null };
    return { ...gathering, watchedSince: gathering.watchedSince ?? at };
  }
  if (!before) throw new Error(`a gathering begins with gathering-noted, not ${event.name}`);
  switch (event.name) {
    case 'waiting-since':
      return { ...before, since: event.data.since, said: null };
    case 'responses-waiting':
      return { ...before, said: event.data.step, spokenAt: happenedAt };
    case 'pouring-since':
      return { ...before, pouringSince: event.data.since };
    case 'responses-poured-in':
      return { ...before, pouringSince: null };
  }
}

/**
 * The clock of what customers say about an incident. Its own sweeper asks, for it has to look up what waits and whom to ask:
 * thousands of answers leave this one small.
 */
export const gatheringAggregate: Aggregate<Gathering, GatheringEvent> = {
  service: 'communications',
  name: 'gatherings',
  shape: 1,
  events: [gatheringNoted, waitingSince, responsesWaiting, pouringSince, responsesPouredIn] as never,
  place: ({ incident, restricted }) => ({ incident, restricted }),
  evolve,
  dueAt,
};
