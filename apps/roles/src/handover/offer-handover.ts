import { alreadyHolder, notEntitled, offerPending, type PersonReference, roleNotHeld } from '#contracts';
import { named, type RoleEntry } from '../catalogue/role-entry.js';
import { laterBy } from '../roster/instants.js';
import {
  eachOnce,
  holdersOf,
  managerOf,
  offerOf,
  type RosterDecision,
  type RosterEvent,
  seatOf,
} from '../roster/roster.js';

/** An offer that nobody answers ends by itself: long enough to read a brief, short enough to ask somebody else. */
export const OFFER_S = 15 * 60;

/**
 * Offers a held role to somebody else; the present holder answers until the offer is accepted. An offer whose time has
 * passed is not in the way, though no clock has said so yet.
 */
export const offerHandover =
  (role: RoleEntry, to: PersonReference, brief: string | null): RosterDecision =>
  (roster, { by, now }) => {
    const seat = seatOf(role.key);
    const holders = holdersOf(roster, seat);
    const manager = managerOf(roster);
    const from = (holders.find((one) => one.person.id === by.id) ?? holders[0])?.person;
    if (!from) throw roleNotHeld({ ...named(role) });
    if (by.id !== from.id && by.id !== manager.id) {
      throw notEntitled({ ...named(role), entitled: eachOnce([from, manager]) });
    }
    if (holders.some((one) => one.person.id === to.id)) throw alreadyHolder({ ...named(role), person: to });
    const pending = offerOf(roster, seat);
    if (pending && pending.expiresAt > now)
      throw offerPending({ ...named(role), to: pending.to, expiresAt: pending.expiresAt });
    const about = { ...seat, roleName: role.name };
    const expired: RosterEvent[] = pending
      ? [{ name: 'handover-expired', data: { ...about, from: pending.from, to: pending.to } }]
      : [];
    const offer = { from, to, offeredBy: by, offeredAt: now, expiresAt: laterBy(now, OFFER_S), brief };
    return [...expired, { name: 'handover-offered', data: { ...about, ...offer } }];
  };
