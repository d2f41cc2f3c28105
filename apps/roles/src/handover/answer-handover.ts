import { noOffer } from '#contracts';
import type { Context } from '#persistence';
import { named, type RoleEntry } from '../catalogue/role-entry.js';
import { offerOf, type Roster, type RosterDecision, seatOf } from '../roster/roster.js';

/** The offer that stands open for this caller; refuses when there is none, it has expired, or it is somebody else's. */
function offerToCaller(roster: Roster, role: RoleEntry, { by, now }: Context) {
  const offer = offerOf(roster, seatOf(role.key));
  if (!offer || offer.expiresAt <= now) throw noOffer({ ...named(role) });
  if (offer.to.id !== by.id) throw noOffer({ ...named(role), offeredTo: offer.to });
  return { ...seatOf(role.key), roleName: role.name, from: offer.from, to: offer.to };
}

/** The role changes hands; the earlier holder is released in the same moment. */
export const acceptHandover =
  (role: RoleEntry): RosterDecision =>
  (roster, context) => [{ name: 'handover-accepted', data: offerToCaller(roster, role, context) }];

/** Nothing moves; the present holder keeps the role. */
export const declineHandover =
  (role: RoleEntry): RosterDecision =>
  (roster, context) => [{ name: 'handover-declined', data: offerToCaller(roster, role, context) }];
