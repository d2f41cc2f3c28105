import { notEntitled, type PersonReference } from '#contracts';
import { placeOf } from './place.js';
import { holdersOf, isSeat, managerOf, type RosterDecision, type SeatKey } from './roster.js';

/** Somebody shadows a role: themselves by choice, others when the manager says so. */
export const observeRole =
  (key: SeatKey, person: PersonReference): RosterDecision =>
  (roster, { by }) => {
    const { seat, about, named } = placeOf(roster, key);
    const already = [...roster.observations.filter(isSeat(seat)), ...holdersOf(roster, seat)];
    if (already.some((one) => one.person.id === person.id)) return [];
    const manager = managerOf(roster);
    if (person.id !== by.id && by.id !== manager.id) throw notEntitled({ ...named, entitled: [manager] });
    return [{ name: 'observer-added', data: { ...about, person } }];
  };
