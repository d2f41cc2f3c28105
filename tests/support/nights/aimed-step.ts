import { type PersonReference } from '#contracts';
import { CLOCK } from '../../../apps/roles/src/roster/given.js';
import { type Asked } from '../../../apps/roles/src/roster/night.js';
import { holdersOf, managerOf, type Roster, type SeatKey, seatOf } from '../../../apps/roles/src/roster/roster.js';
import { decisionOf, type Step } from './random-step.js';

/** Two in three steps are by somebody who may do it, on something that is there: left to chance few would come to anything. */
export function aimed(one: Step, roster: Roster): Step {
  const { offers, holdings, observations, requests, delegations, deputy } = roster;
  const pick = <Value>(all: readonly Value[]): Value | undefined => all[one.key % Math.max(1, all.length)];
  const at = (seat: SeatKey | undefined, by: PersonReference | undefined): Step =>
    seat && by ? { ...one, role: seatOf(seat.role), scope: seat.scope, by } : one;
  const manager = managerOf(roster);
  const beside = holdings.find((seat) => holdersOf(roster, seat).indexOf(seat) > 0);
  if (one.seconds % 3 === 0) return one;
  const [holding, offer, request, delegation] = [pick(holdings), pick(offers), pick(requests), pick(delegations)];
  switch (one.what) {
    case 'offer': {
      const observation = pick(observations);
      if (offer && one.restricted) return at(offer, offer.from);
      const asked = observation && holdersOf(roster, observation)[0];
      return asked && one.key > 20
        ? { ...at(asked, asked.person), person: observation.person }
        : at(holding, holding?.person);
    }
    case 'withdraw':
      return at(offer, offer?.from);
    case 'ask':
      return at(holding, one.by);
    case 'accept':
    case 'decline':
      return at(offer, offer?.to);
    case 'accept all':
      return offer ? { ...one, by: offer.to } : one;
    case 'shift':
      return offer && one.restricted ? { ...one, by: offer.to, person: offer.to, other: offer.from } : one;
    case 'no longer ask':
      return at(request, request?.person);
    case 'end delegation':
      return delegation ? { ...one, duty: delegation.duty as never, scope: delegation.scope, by: manager } : one;
    case 'lead':
      return beside ? { ...at(beside, manager), person: beside.person } : one;
    case 'observe':
    case 'release':
      return at(pick(observations), one.by);
    case 'take over':
      return deputy ? { ...one, by: deputy } : one;
    case 'leave':
    case 'acknowledge':
      return at(holding, holding?.person);
    default:
      return one.what === 'tick' || one.what === 'note' ? one : { ...one, by: manager };
  }
}

/** The step as a night takes it. */
export const asked = (one: Step): Asked => ({
  ...{ seconds: one.seconds, by: one.what === 'tick' ? CLOCK : one.by, decide: decisionOf(one) },
  byItself: one.what === 'tick' || one.what === 'note',
});
