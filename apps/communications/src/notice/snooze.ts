import { minutesLater, notSnoozed } from '#contracts';
import type { Decide } from '#persistence';
import type { KeptSnooze, SnoozeEvent } from './snooze-aggregate.js';

/** The incident, as far as its events have to know it. */
export interface Place {
  readonly incident: string;
  readonly restricted: boolean;
}

/** The clocks of the incident do not speak to the caller for so many minutes from now on, whatever they said before. */
export const snoozeNotices =
  ({ incident, restricted }: Place, minutes: number, reason: string | null): Decide<KeptSnooze, SnoozeEvent> =>
  (_before, { by, now }) => {
    const until = minutesLater(now, minutes);
    return [
      { name: 'notices-snoozed', data: { snooze: { incident, person: by, since: now, until, reason }, restricted } },
    ];
  };

/** The clocks speak to the caller again. Throws `not-snoozed`. */
export const endSnooze =
  ({ incident, restricted }: Place): Decide<KeptSnooze, SnoozeEvent> =>
  (snooze, { by, now }) => {
    if (!snooze || snooze.until <= now) throw notSnoozed({ incident });
    return [{ name: 'snooze-ended', data: { incident, restricted, person: by, at: now } }];
  };
