import { type Accountability, dutyUnknown, INCIDENT_MANAGER } from '#contracts';
import type { DutyKey } from '../delegation/delegate-duty.js';
import { dutyIn, mustBeScope } from '../roster/place.js';
import type { Roster } from '../roster/roster.js';
import { isHeldBy } from '../roster/seating.js';
import { answerFor, resolveTable } from './resolve.js';

/** What is the manager's own has nobody after it: there is always one. */
const isLast = ({ because, role }: Accountability): boolean => because !== 'delegated' && role === INCIDENT_MANAGER;

/** The roster without what makes somebody answer for a duty: that delegation, or that holding. */
function without(roster: Roster, { duty, because, role, heldIn, accountable }: Accountability): Roster {
  if (because === 'delegated') {
    const isIt = (one: DutyKey) => one.duty === duty && one.scope === heldIn;
    return { ...roster, delegations: roster.delegations.filter((one) => !isIt(one)) };
  }
  const seat = { role, scope: heldIn };
  return { ...roster, holdings: roster.holdings.filter((one) => !isHeldBy(one, seat, accountable.id)) };
}

/**
 * Who answers for a duty, and then who would, one after the other, if those before did not; the manager is the last. One
 * person can stand there in several capacities. Throws `duty-unknown` and `scope-unknown`.
 */
export function whoAnswers(roster: Roster, key: DutyKey): readonly [Accountability, ...Accountability[]] {
  if (!dutyIn(roster, key.duty)) throw dutyUnknown({ duty: key.duty });
  mustBeScope(roster, key.scope);
  const answer = { ...answerFor(resolveTable(roster), key)!, scope: key.scope };
  return isLast(answer) ? [answer] : [answer, ...whoAnswers(without(roster, answer), key)];
}
