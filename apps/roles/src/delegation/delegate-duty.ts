import {
  answersAlready,
  dutyStays,
  dutyUnknown,
  eachOnce,
  notDelegated,
  notTakingPart,
  notYourDuty,
  type PersonReference,
  timePassed,
} from '#contracts';
import { answerFor, resolveTable } from '../accountability/resolve.js';
import { dutyIn, mustBeScope } from '../roster/place.js';
import { everybodyIn, managerOf, type Roster, type RosterDecision } from '../roster/roster.js';

/** A duty in a part of the incident. */
export interface DutyKey {
  readonly duty: string;
  readonly scope: string;
}

/** What is the manager's as long as they manage: it moves with the role. */
const STAY = ['command-incident', 'answer-for-unassigned'];

/** The duty with who answers for it now. Throws `duty-unknown` and `scope-unknown`. */
function answeredIn(roster: Roster, key: DutyKey) {
  const duty = dutyIn(roster, key.duty);
  if (!duty) throw dutyUnknown({ duty: key.duty });
  mustBeScope(roster, key.scope);
  const row = answerFor(resolveTable(roster), key)!;
  return { named: { duty: key.duty, dutyName: duty.name }, accountable: row.accountable };
}

/**
 * Gives a single duty to somebody who takes part, with an end or until it is taken back: by who answers for it, or the
 * manager. Throws `duty-stays`, `not-your-duty`, `answers-already`, `not-taking-part` and `time-passed`.
 */
export const delegateDuty =
  (key: DutyKey, to: PersonReference, until: string | null): RosterDecision =>
  (roster, { by, now }) => {
    const { named, accountable } = answeredIn(roster, key);
    const manager = managerOf(roster);
    if (STAY.includes(key.duty)) throw dutyStays({ ...named, manager });
    const entitled = eachOnce([accountable, manager]);
    if (!entitled.some(({ id }) => id === by.id)) throw notYourDuty({ ...named, entitled });
    const isSame = roster.delegations.some(
      (one) => one.duty === key.duty && one.scope === key.scope && one.to.id === to.id,
    );
    if (accountable.id === to.id && !isSame) throw answersAlready({ ...named, person: to });
    if (!everybodyIn(roster).some(({ id }) => id === to.id))
      throw notTakingPart({ person: to }, [{ field: 'to', message: to.name }]);
    if (until !== null && until <= now) throw timePassed({ field: 'until' }, [{ field: 'until', message: until }]);
    const delegation = { ...key, to, by, since: now, until };
    return [{ name: 'duty-delegated', data: { delegation, dutyName: named.dutyName } }];
  };

/**
 * A delegation is over: taken back by who gave it or the manager, or given back by who has it. Throws `not-delegated` and
 * `not-your-duty`.
 */
export const endDelegation =
  (key: DutyKey): RosterDecision =>
  (roster, { by }) => {
    const { named } = answeredIn(roster, key);
    const delegation = roster.delegations.find((one) => one.duty === key.duty && one.scope === key.scope);
    if (!delegation) throw notDelegated(named);
    const entitled = eachOnce([delegation.by, delegation.to, managerOf(roster)]);
    if (!entitled.some(({ id }) => id === by.id)) throw notYourDuty({ ...named, entitled });
    const how = by.id === delegation.to.id ? 'given-back' : 'taken-back';
    return [{ name: 'delegation-ended', data: { ...key, dutyName: named.dutyName, to: delegation.to, how } }];
  };
