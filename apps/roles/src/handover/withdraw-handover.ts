import { noOffer, notEntitled } from '#contracts';
import { named, type RoleEntry } from '../catalogue/role-entry.js';
import { eachOnce, managerOf, offerOf, type RosterDecision, seatOf } from '../roster/roster.js';

/** Takes an offer back: who made it, the holder, or the manager. */
export const withdrawHandover =
  (role: RoleEntry): RosterDecision =>
  (roster, { by }) => {
    const seat = seatOf(role.key);
    const offer = offerOf(roster, seat);
    if (!offer) throw noOffer({ ...named(role) });
    const entitled = eachOnce([offer.offeredBy, offer.from, managerOf(roster)]);
    if (!entitled.some((one) => one.id === by.id)) throw notEntitled({ ...named(role), entitled });
    return [{ name: 'handover-withdrawn', data: { ...seat, roleName: role.name, from: offer.from, to: offer.to } }];
  };
