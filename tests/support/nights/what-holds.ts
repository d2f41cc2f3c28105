import { isDeepStrictEqual } from 'node:util';
import { gathered, resolveTable } from '../../../apps/roles/src/accountability/resolve.js';
import { CLOCK, MANAGER } from '../../../apps/roles/src/roster/given.js';
import { Night } from '../../../apps/roles/src/roster/night.js';
import { catalogueOf, fits } from '../../../apps/roles/src/roster/place.js';
import { everybodyIn, holdersOf, type Roster, type SeatKey, seatId } from '../../../apps/roles/src/roster/roster.js';
import { rosterAggregate } from '../../../apps/roles/src/roster/roster-aggregate.js';
import { delegationId } from '../../../apps/roles/src/roster/seating.js';

/** What must hold, whatever happens; the name of what does not. */
export function broken({ roster, folded, published, now }: Night, before: Roster, what: string): string | undefined {
  const seats = Object.groupBy(roster.holdings, seatId);
  const table = resolveTable(roster);
  const catalogue = catalogueOf(roster);
  const manager = roster.holdings.filter((one) => one.role === MANAGER.key);
  const sits = (seat: SeatKey, id: string) => seats[seatId(seat)]?.some((one) => one.person.id === id) ?? false;
  const entryOf = (key: string) => catalogue.roles.find((one) => one.key === key)!;
  const leadOf = (key: string, scope: string) => holdersOf(roster, { role: key, scope })[0]?.person.id;
  const ticked = rosterAggregate.tick!(roster, { now, by: CLOCK });
  const due = rosterAggregate.dueAt!(roster);
  const earlierTable = new Map(resolveTable(before).map((one) => [`${one.duty}/${one.scope}`, one]));
  const rows = table.map(({ duty, scope }) => `${duty}/${scope}`);
  const isThere = (seat: SeatKey) => fits(roster, entryOf(seat.role), seat.scope);
  const rules: Record<string, boolean> = {
    'exactly one incident manager': manager.length === 1,
    'no orphans: every duty, of the catalogue and of this incident, has one accountable person in the whole incident':
      catalogue.duties.every(({ key }) => rows.filter((row) => row === `${key}/incident`).length === 1) &&
      table.every(({ accountable }) => everybodyIn(roster).some(({ id }) => id === accountable.id)),
    'every duty has one accountable person in each scope': new Set(rows).size === rows.length,
    'who answers is a delegate, or leads the role through which they do': table.every(({ because, ...one }) =>
      because === 'delegated'
        ? roster.delegations.some(({ duty, to }) => duty === one.duty && to.id === one.accountable.id)
        : [one.scope, 'incident'].some((scope) => leadOf(one.role, scope) === one.accountable.id),
    ),
    'who answers is entitled, and so is the manager': table.every(
      ({ entitled, accountable }) => entitled.includes(accountable.id) && entitled.includes(manager[0]!.person.id),
    ),
    'one holder for each role and scope that takes one': Object.values(seats).every(
      (holders) => holders!.length <= 1 || entryOf(holders![0]!.role).holders === 'many',
    ),
    'nobody holds a role twice': Object.values(seats).every(
      (holders) => new Set(holders!.map(({ person }) => person.id)).size === holders!.length,
    ),
    'a lead is a holder': Object.entries(roster.leads).every(([id, lead]) =>
      seats[id]?.some(({ person }) => person.id === lead),
    ),
    'a seat is in a part of the incident that there is': [
      ...[roster.holdings, roster.observations, roster.offers, roster.requests].flat(),
    ].every(isThere),
    'an observer is no holder': roster.observations.every((one) => !sits(one, one.person.id)),
    'who asks for a role does not hold it, and somebody does': roster.requests.every(
      (one) => !sits(one, one.person.id) && seats[seatId(one)] !== undefined,
    ),
    'one offer a role, of one who holds it': roster.offers.every(
      (one, place) => sits(one, one.from.id) && roster.offers.findIndex((it) => seatId(it) === seatId(one)) === place,
    ),
    'a duty is delegated once in each scope':
      new Set(roster.delegations.map(delegationId)).size === roster.delegations.length,
    'what belongs to the manager is never delegated': roster.delegations.every(
      ({ duty }) => duty !== 'command-incident',
    ),
    'who left leaves nothing behind': roster.gone.every(
      (id) => !everybodyIn(roster).some((one) => one.id === id) && !roster.offers.some(({ to }) => to.id === id),
    ),
    'a deputy is not the manager': roster.deputy?.id !== manager[0]!.person.id,
    'the epoch never falls': Object.entries(before.epochs).every(([id, epoch]) => roster.epochs[id]! >= epoch),
    'who answers changes only with what they answer through, or with its epoch': table.every((now) => {
      const earlier = earlierTable.get(`${now.duty}/${now.scope}`);
      const through = ({ because, role: by, heldIn, epoch }: typeof now) =>
        JSON.stringify([because, by, heldIn, epoch]);
      return !earlier || earlier.accountable.id === now.accountable.id || through(earlier) !== through(now);
    }),
    'an empty seat that was held says since when': Object.keys(roster.epochs)
      .filter((id) => !id.startsWith('duty:'))
      .map((id) => id.split('/') as [string, string])
      .filter(([key, scope]) => entryOf(key) && fits(roster, entryOf(key), scope))
      .filter(([key]) => !roster.spent.includes(key))
      .every(
        ([key, scope]) =>
          (seats[`${key}/${scope}`] === undefined) === (roster.vacantSince[`${key}/${scope}`] !== undefined),
      ),
    'only a manager who is waited for is silent': !roster.silent || roster.answerBy !== null,
    'something is said exactly when its time has come': ticked.length > 0 === (due !== null && due <= now),
    'nothing is said twice': what !== 'tick' || ticked.length === 0,
    'the table published last is that of the state': isDeepStrictEqual(
      (published as { table: unknown }).table,
      gathered(table),
    ),
    'the events alone make the state': isDeepStrictEqual(folded, roster),
  };
  return Object.keys(rules).find((rule) => !rules[rule]);
}
