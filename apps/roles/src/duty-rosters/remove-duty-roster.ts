import { dutyRosterUnknown } from '#contracts';
import type { DutyRosterEvent, KnownDutyRoster } from './duty-roster-aggregate.js';

/** Takes an entry off the register; refuses one that is not on it. */
export const removeDutyRoster =
  (key: string) =>
  (known: KnownDutyRoster | undefined): readonly DutyRosterEvent[] => {
    if (known?.removedAt !== null) throw dutyRosterUnknown({ key });
    return [{ name: 'duty-roster-removed', data: {} }];
  };
