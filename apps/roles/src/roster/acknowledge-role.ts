import { INCIDENT_MANAGER, roleNotHeld } from '#contracts';
import { placeOf } from './place.js';
import { holdersOf, type RosterDecision, type SeatKey } from './roster.js';

/** "I have it": confirms a role that somebody gave. As a manager who was called: "I am here". */
export const acknowledgeRole =
  (key: SeatKey): RosterDecision =>
  (roster, { by }) => {
    const { role, seat, about, named } = placeOf(roster, key);
    const holding = holdersOf(roster, seat).find((one) => one.person.id === by.id);
    if (!holding) throw roleNotHeld({ ...named, person: by });
    const isCalled = role.key === INCIDENT_MANAGER && roster.answerBy !== null;
    if (holding.acknowledgedAt !== null && !isCalled) return [];
    return [{ name: 'role-acknowledged', data: { ...about, person: holding.person } }];
  };
