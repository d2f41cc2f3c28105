import {
  alreadyHolder,
  eachOnce,
  hasLeft,
  notEntitled,
  observesOnly,
  offerPending,
  type PersonReference,
  roleNotHeld,
} from '#contracts';
import { laterBy } from '../roster/instants.js';
import { placeOf } from '../roster/place.js';
import {
  holdersOf,
  managerOf,
  offerOf,
  type RosterDecision,
  type RosterEvent,
  type SeatKey,
} from '../roster/roster.js';
import { isHeldBy } from '../roster/seating.js';

/** An offer that nobody answers ends by itself: long enough to read a brief, short enough to ask somebody else. */
export const OFFER_S = 15 * 60;

/**
 * Offers a held role to somebody else; the present holder answers until the offer is accepted. An offer whose time has
 * passed is not in the way, though no clock has said so yet.
 */
export const offerHandover =
  (key: SeatKey, to: PersonReference, brief: string | null, holder?: PersonReference): RosterDecision =>
  (roster, { by, now }) => {
    const { seat, about, named } = placeOf(roster, key);
    const holders = holdersOf(roster, seat);
    const manager = managerOf(roster);
    const from = (holders.find((one) => one.person.id === (holder ?? by).id) ?? holders[0])?.person;
    if (!from) throw roleNotHeld({ ...named });
    if (by.id !== from.id && by.id !== manager.id) {
      throw notEntitled({ ...named, entitled: eachOnce([from, manager]) });
    }
    if (holders.some((one) => one.person.id === to.id)) throw alreadyHolder({ ...named, person: to });
    if (roster.observations.some((one) => isHeldBy(one, seat, to.id))) throw observesOnly({ ...named, person: to });
    if (roster.gone.includes(to.id)) throw hasLeft({ person: to });
    const pending = offerOf(roster, seat);
    if (pending && pending.expiresAt > now) {
      throw offerPending({ ...named, to: pending.to, expiresAt: pending.expiresAt });
    }
    const expired: RosterEvent[] = pending
      ? [{ name: 'handover-expired', data: { ...about, from: pending.from, to: pending.to } }]
      : [];
    const offer = { from, to, offeredBy: by, offeredAt: now, expiresAt: laterBy(now, OFFER_S), brief };
    return [...expired, { name: 'handover-offered', data: { ...about, ...offer } }];
  };
