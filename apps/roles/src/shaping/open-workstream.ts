import { AUDIENCE_SIDES, keyTaken, timePassed, WHOLE_INCIDENT, type Workstream } from '#contracts';
import type { Roster, RosterDecision } from '../roster/roster.js';
import { mustShape } from './may-shape.js';

/** What a workstream is opened with. */
export type NewWorkstream = Omit<Workstream, 'openedAt'>;

/** Whether no workstream can be opened under this key. */
export const isPartTaken = (roster: Roster, key: string): boolean =>
  [WHOLE_INCIDENT, ...AUDIENCE_SIDES, ...roster.spent, ...roster.workstreams.map((one) => one.key)].includes(key);

/** Opens a line of work. Throws `key-taken`, `time-passed` and `not-your-duty`. */
export const openWorkstream =
  (opened: NewWorkstream): RosterDecision =>
  (roster, { by, now }) => {
    mustShape(roster, by);
    if (isPartTaken(roster, opened.key)) throw keyTaken({ key: opened.key });
    mustComeYet(opened.timeBox, now);
    return [{ name: 'workstream-opened', data: { workstream: { ...opened, openedAt: now } } }];
  };

/** Refuses a time-box that is over before it begins. */
export function mustComeYet(timeBox: string | null, now: string): void {
  if (timeBox !== null && timeBox <= now)
    throw timePassed({ field: 'timeBox' }, [{ field: 'timeBox', message: timeBox }]);
}
