import { briefNoted, briefWritten, type EventOf, type WrittenBrief } from '#contracts';
import type { Aggregate } from '#persistence';

/** What can happen to a brief. */
export type BriefEvent = EventOf<typeof briefNoted> | EventOf<typeof briefWritten>;

/** What people wrote for executives in one incident, and what was last sent to them. */
export const briefAggregate: Aggregate<WrittenBrief, BriefEvent> = {
  service: 'communications',
  name: 'briefs',
  shape: 1,
  events: [briefNoted, briefWritten] as never,
  place: ({ incident, restricted }) => ({ incident, restricted }),
  evolve: (_before, { data }) => data.brief,
};

/** The brief of an incident for which nobody has written anything. */
export const emptyBrief = (incident: string, restricted: boolean): WrittenBrief => ({
  ...{ incident, restricted, expected: null, needs: null, written: null, said: null, heardAt: null },
});
