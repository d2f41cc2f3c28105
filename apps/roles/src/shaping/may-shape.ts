import { notYourDuty } from '#contracts';
import { resolveTable } from '../accountability/resolve.js';
import { dutyIn } from '../roster/place.js';
import { managerOf, type Roster } from '../roster/roster.js';

const DUTY = 'shape-roles';

/** Refuses whoever may not give the incident its form: that is the manager's, and of whom they delegated it to. */
export function mustShape(roster: Roster, by: { readonly id: string }): void {
  const manager = managerOf(roster);
  if (by.id === manager.id) return;
  const row = resolveTable(roster).find(({ duty }) => duty === DUTY);
  if (row?.entitled.includes(by.id)) return;
  const dutyName = dutyIn(roster, DUTY)?.name ?? { en: DUTY, fr: DUTY };
  throw notYourDuty({ duty: DUTY, dutyName, entitled: row ? [row.accountable] : [manager] });
}
