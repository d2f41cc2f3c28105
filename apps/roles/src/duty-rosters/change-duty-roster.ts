import { isDeepStrictEqual } from 'node:util';
import { dutyRosterUnknown } from '#contracts';
import type { DutyRosterEvent, DutyRosterTerms, KnownDutyRoster } from './duty-roster-aggregate.js';

/** Changes an entry of the register; nothing happens when it is so already. Refuses one that is not on it. */
export const changeDutyRoster =
  (key: string, change: Partial<DutyRosterTerms>) =>
  (known: KnownDutyRoster | undefined): readonly DutyRosterEvent[] => {
    if (known?.removedAt !== null) throw dutyRosterUnknown({ key });
    const { changedAt: _, removedAt: __, ...before } = known;
    const roster = { ...before, ...change };
    return isDeepStrictEqual(roster, before) ? [] : [{ name: 'duty-roster-changed', data: { roster } }];
  };
