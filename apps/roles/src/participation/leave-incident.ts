import {
  eachOnce,
  INCIDENT_MANAGER,
  managerStays,
  notEntitled,
  notTakingPart,
  type PersonReference,
  stillHolds,
} from '#contracts';
import { placeOf } from '../roster/place.js';
import { managerOf, type RosterDecision, seatOf } from '../roster/roster.js';
import { heldBy, takesPart } from './held-by.js';

/**
 * Somebody leaves, or the manager says that they have. What they still hold is shown first; it is handed over, or left to
 * the manager on purpose. Throws `still-holds`, `manager-stays`, `not-taking-part` and `not-entitled`.
 */
export const leaveIncident =
  (person: PersonReference, leaveToManager: boolean): RosterDecision =>
  (roster, { by }) => {
    const manager = managerOf(roster);
    if (by.id !== person.id && by.id !== manager.id) {
      const { named } = placeOf(roster, seatOf(INCIDENT_MANAGER));
      throw notEntitled({ ...named, entitled: eachOnce([person, manager]) });
    }
    if (!takesPart(roster, person.id)) throw notTakingPart({ person });
    if (person.id === manager.id) throw managerStays({ manager });
    const released = [...heldBy(roster, person.id)];
    if (released.length > 0 && !leaveToManager) {
      throw stillHolds({ person, held: released.map(({ role, roleName }) => ({ role, roleName })) });
    }
    return [{ name: 'participant-left', data: { person, released, fallsTo: manager } }];
  };
