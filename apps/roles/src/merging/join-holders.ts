import { INCIDENT_MANAGER, type PersonReference } from '#contracts';
import { aboutSeat, catalogueOf, fits, roleIn } from '../roster/place.js';
import { holdersOf, managerOf, type SeatKey, seatId, seatOf } from '../roster/roster.js';
import { isHeldBy } from '../roster/seating.js';
import type { Names } from './join-roles.js';
import type { Parts } from './join-workstreams.js';
import type { Joining } from './joining.js';

const holds = ({ target }: Joining, seat: SeatKey, person: PersonReference) =>
  target.holdings.some((one) => isHeldBy(one, seat, person.id));

/** They hold it, and confirm anew: it is another incident than the one for which they had said so. */
function give(joining: Joining, seat: SeatKey, person: PersonReference): void {
  const about = aboutSeat(joining.target, seat);
  joining.happens({ name: 'role-assigned', data: { ...about, person, replaces: null, acknowledged: false } });
}

function observe(joining: Joining, seat: SeatKey, person: PersonReference): void {
  const observes = joining.target.observations.some((one) => isHeldBy(one, seat, person.id));
  if (observes || holds(joining, seat, person)) return;
  joining.happens({ name: 'observer-added', data: { ...aboutSeat(joining.target, seat), person } });
}

/** Who managed the source leads the workstream that it has become. */
export function joinManager(joining: Joining, { own }: Parts): void {
  const seat = { role: 'tech-lead', scope: own };
  const role = catalogueOf(joining.target).roles.find(({ key }) => key === seat.role);
  // A catalogue of one's own may have no such role: then they join as everybody does.
  if (role && fits(joining.target, role, own)) give(joining, seat, managerOf(joining.source));
}

/** Where a role of the source can be held in the target: in the same part, else in the workstream that the source is now. */
function placesFor({ target }: Joining, seat: SeatKey, { own }: Parts): readonly SeatKey[] {
  const role = roleIn(target, seat.role);
  const places = [seat, { ...seat, scope: own }].filter(({ scope }) => fits(target, role, scope));
  return places.length > 0 ? places : [seatOf(seat.role)];
}

/**
 * Every holder of the source sits in the same seat of the target where that is empty or takes many; else in the source's
 * workstream; else they shadow it. Nobody of the target gets up for them.
 */
export function joinHolders(joining: Joining, names: Names, parts: Parts): void {
  const { source } = joining;
  const seats = [...new Map(source.holdings.map((one) => [seatId(one), one])).values()];
  for (const from of seats.filter(({ role }) => role !== INCIDENT_MANAGER)) {
    const places = placesFor(joining, { role: names.roleOf(from.role), scope: parts.scopeOf(from.scope) }, parts);
    for (const { person } of holdersOf(source, from)) {
      if (places.some((place) => holds(joining, place, person))) continue;
      const free = places.find(
        (place) =>
          roleIn(joining.target, place.role).holders === 'many' || holdersOf(joining.target, place).length === 0,
      );
      if (free) give(joining, free, person);
      else observe(joining, places[0]!, person);
    }
  }
}

/** Who shadowed a role of the source shadows it in the target. */
export function joinObservers(joining: Joining, names: Names, parts: Parts): void {
  for (const { role, scope, person } of joining.source.observations) {
    const [place] = placesFor(joining, { role: names.roleOf(role), scope: parts.scopeOf(scope) }, parts);
    observe(joining, place!, person);
  }
}
