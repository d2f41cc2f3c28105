import { alreadyHolder, handoverInCircle, nothingToHandOver, type PersonReference } from '#contracts';
import { placeOf } from '../roster/place.js';
import {
  holdersOf,
  offerOf,
  type Roster,
  type RosterDecision,
  type RosterEvent,
  type SeatKey,
  seatId,
} from '../roster/roster.js';
import { acceptHandover } from './answer-handover.js';
import { offerHandover } from './offer-handover.js';

/** To whom a shift goes: everything to one, but for what is named. */
export interface Successors {
  readonly to: PersonReference | undefined;
  readonly apart: readonly (SeatKey & { readonly to: PersonReference })[];
}

/** Whom somebody's seats are offered to; what nobody is named for stays. */
function offersOf(roster: Roster, from: PersonReference, { to, apart }: Successors) {
  const seats = roster.holdings.filter((one) => one.person.id === from.id);
  for (const one of apart) placeOf(roster, one);
  return seats.flatMap((seat) => {
    const successor = apart.find((one) => seatId(one) === seatId(seat))?.to ?? to;
    const sits = holdersOf(roster, seat).some(({ person }) => person.id === successor?.id);
    return successor && (successor.id === from.id || !sits) ? [{ seat, successor }] : [];
  });
}

/**
 * A shift change: all that one person holds is offered to one or several others, each of whom accepts. An offer that stands
 * already for a seat stays. Throws `nothing-to-hand-over`, `handover-in-circle`, and what an offer is refused with.
 */
export const changeShift =
  (from: PersonReference, successors: Successors, brief: string | null): RosterDecision =>
  (roster, context) => {
    const offers = offersOf(roster, from, successors).filter(({ seat }) => {
      const pending = offerOf(roster, seat);
      return !pending || pending.expiresAt <= context.now;
    });
    if (offers.length === 0) throw nothingToHandOver({ person: from });
    for (const { seat, successor } of offers) {
      if (successor.id === from.id) throw alreadyHolder({ ...placeOf(roster, seat).named, person: from });
      const back = roster.offers.find((one) => one.from.id === successor.id && one.to.id === from.id);
      if (back && back.expiresAt > context.now) throw handoverInCircle({ from, to: successor });
    }
    return offers.flatMap(({ seat, successor }): readonly RosterEvent[] =>
      offerHandover(seat, successor, brief, from)(roster, context),
    );
  };

/** Everything that stands offered to the caller is theirs now. Throws `nothing-to-hand-over` when nothing is. */
export const acceptShift: RosterDecision = (roster, context) => {
  const mine = roster.offers.filter(({ to, expiresAt }) => to.id === context.by.id && expiresAt > context.now);
  if (mine.length === 0) throw nothingToHandOver({ person: context.by });
  return mine.flatMap((seat) => acceptHandover(seat)(roster, context));
};
