import { alreadyHolder, INCIDENT_MANAGER, notEntitled, type PersonReference } from '#contracts';
import { placeOf } from '../roster/place.js';
import { managerOf, type RosterDecision, seatOf } from '../roster/roster.js';

/** The manager names who stands in for them, or that nobody does; a deputy may also step back themselves. */
export const nameDeputy =
  (deputy: PersonReference | null): RosterDecision =>
  (roster, { by }) => {
    const manager = managerOf(roster);
    const { named } = placeOf(roster, seatOf(INCIDENT_MANAGER));
    const { deputy: former } = roster;
    const stepsBack = deputy === null && former?.id === by.id;
    if (by.id !== manager.id && !stepsBack) throw notEntitled({ ...named, entitled: [manager] });
    if (deputy?.id === manager.id) throw alreadyHolder({ ...named, person: manager });
    if (deputy?.id === former?.id) return [];
    return [{ name: 'deputy-named', data: { deputy, former } }];
  };
