import { eachOnce, noOffer, notEntitled } from '#contracts';
import { placeOf } from '../roster/place.js';
import { managerOf, offerOf, type RosterDecision, type SeatKey } from '../roster/roster.js';

/** Takes an offer back: who made it, the holder, or the manager. */
export const withdrawHandover =
  (key: SeatKey): RosterDecision =>
  (roster, { by }) => {
    const { seat, about, named } = placeOf(roster, key);
    const offer = offerOf(roster, seat);
    if (!offer) throw noOffer({ ...named });
    const entitled = eachOnce([offer.offeredBy, offer.from, managerOf(roster)]);
    if (!entitled.some((one) => one.id === by.id)) throw notEntitled({ ...named, entitled });
    return [{ name: 'handover-withdrawn', data: { ...about, from: offer.from, to: offer.to } }];
  };
