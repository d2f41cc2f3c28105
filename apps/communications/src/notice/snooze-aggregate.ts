import { type EventOf, type noticesSnoozed, type Snooze, noticesSnoozed as snoozed, snoozeEnded } from '#contracts';
import type { Aggregate } from '#persistence';

/** What can happen to a snooze. */
export type SnoozeEvent = EventOf<typeof noticesSnoozed> | EventOf<typeof snoozeEnded>;

/** Until when the clocks of an incident do not speak to somebody; stays when that is over. */
export interface KeptSnooze extends Snooze {
  readonly restricted: boolean;
}

/** One a person and incident. */
export const snoozeId = (incident: string, person: string): string => `${incident}.${person}`;

/** The snoozes, each in the record of its incident. */
export const snoozeAggregate: Aggregate<KeptSnooze, SnoozeEvent> = {
  service: 'communications',
  name: 'snoozes',
  shape: 1,
  events: [snoozed, snoozeEnded] as never,
  place: ({ incident, restricted }) => ({ incident, restricted }),
  evolve(before, { name, data }) {
    if (name === 'notices-snoozed') return { ...data.snooze, restricted: data.restricted };
    if (!before) throw new Error('a snooze begins with notices-snoozed');
    return { ...before, until: data.at, restricted: data.restricted };
  },
};
