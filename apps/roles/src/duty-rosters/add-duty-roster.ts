import { dutyRosterKnown } from '#contracts';
import type { DutyRosterEvent, DutyRosterTerms, KnownDutyRoster } from './duty-roster-aggregate.js';

/** Puts a calendar onto the register; refuses a key that stands there already. */
export const addDutyRoster =
  (terms: DutyRosterTerms) =>
  (known: KnownDutyRoster | undefined): readonly DutyRosterEvent[] => {
    if (known?.removedAt === null) throw dutyRosterKnown({ key: known.key, name: known.name });
    return [{ name: 'duty-roster-added', data: { roster: terms } }];
  };
