import { noOffer } from '#contracts';
import type { Context } from '#persistence';
import { placeOf } from '../roster/place.js';
import { offerOf, type Roster, type RosterDecision, type SeatKey } from '../roster/roster.js';

/** The offer that stands open for this caller; refuses when there is none, it has expired, or it is somebody else's. */
function offerToCaller(roster: Roster, key: SeatKey, { by, now }: Context) {
  const { seat, about, named } = placeOf(roster, key);
  const offer = offerOf(roster, seat);
  if (!offer || offer.expiresAt <= now) throw noOffer({ ...named });
  if (offer.to.id !== by.id) throw noOffer({ ...named, offeredTo: offer.to });
  return { ...about, from: offer.from, to: offer.to };
}

/** The role changes hands; the earlier holder is released in the same moment. */
export const acceptHandover =
  (key: SeatKey): RosterDecision =>
  (roster, context) => [{ name: 'handover-accepted', data: offerToCaller(roster, key, context) }];

/** Nothing moves; the present holder keeps the role. */
export const declineHandover =
  (key: SeatKey): RosterDecision =>
  (roster, context) => [{ name: 'handover-declined', data: offerToCaller(roster, key, context) }];
