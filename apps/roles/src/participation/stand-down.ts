import { eachOnce, INCIDENT_MANAGER, managerStays, notEntitled, notTakingPart, type PersonReference } from '#contracts';
import { placeOf } from '../roster/place.js';
import { managerOf, type RosterDecision, seatOf } from '../roster/roster.js';
import { heldBy, takesPart } from './held-by.js';

/** The worst is over: the manager releases many people in one act. What they held is the manager's again. */
export const standDown =
  (people: readonly PersonReference[]): RosterDecision =>
  (roster, { by }) => {
    const manager = managerOf(roster);
    if (by.id !== manager.id) {
      throw notEntitled({ ...placeOf(roster, seatOf(INCIDENT_MANAGER)).named, entitled: [manager] });
    }
    const leaving = eachOnce(people);
    if (leaving.some(({ id }) => id === manager.id))
      throw managerStays({ manager }, [{ field: 'people', message: manager.name }]);
    const stranger = leaving.find(({ id }) => !takesPart(roster, id));
    if (stranger) throw notTakingPart({ person: stranger }, [{ field: 'people', message: stranger.name }]);
    const released = leaving.map((person) => ({ person, released: [...heldBy(roster, person.id)] }));
    return [{ name: 'people-stood-down', data: { people: released } }];
  };
