import { aboutSeat, type Place } from '../roster/place.js';
import type { Roster } from '../roster/roster.js';

/** The seats in which somebody sits, as events name them. */
export const heldBy = (roster: Roster, person: string): readonly Place['about'][] =>
  roster.holdings.filter((one) => one.person.id === person).map((one) => aboutSeat(roster, one));

/** Whether somebody would leave something behind: a role, or a duty that was delegated to them. */
export const holdsAnything = (roster: Roster, person: string): boolean =>
  roster.holdings.some((one) => one.person.id === person) || roster.delegations.some(({ to }) => to.id === person);

/** Whether somebody has any part in the incident. */
export const takesPart = (roster: Roster, person: string): boolean =>
  holdsAnything(roster, person) ||
  [...roster.participants, ...roster.observations].some((one) => one.person.id === person) ||
  roster.deputy?.id === person;
