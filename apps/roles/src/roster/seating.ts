import { INCIDENT_MANAGER } from '#contracts';
import { type Holding, holdingId, isSeat, type Roster, type SeatKey, seatId, seatOf } from './roster.js';

type OfPerson = SeatKey & { readonly person: { readonly id: string } };

/** Whether this is about that person in that seat. */
export const isHeldBy = (one: OfPerson, seat: SeatKey, person: string): boolean =>
  isSeat(seat)(one) && one.person.id === person;

/** What one holder offered ends; of several holders the others' offer stands. */
export const withoutOfferOf = (roster: Roster, seat: SeatKey, from: string): Roster => ({
  ...roster,
  offers: roster.offers.filter((offer) => !(isSeat(seat)(offer) && offer.from.id === from)),
});

/** Who sits there already keeps their place, for they have held it since then. */
function joined(holdings: readonly Holding[], newcomer: Holding): readonly Holding[] {
  const sits = (one: Holding) => isHeldBy(one, newcomer, newcomer.person.id);
  if (!holdings.some(sits)) return [...holdings, newcomer];
  const { acknowledgedAt } = newcomer;
  return holdings.map((one) => (sits(one) ? { ...one, acknowledgedAt: one.acknowledgedAt ?? acknowledgedAt } : one));
}

function without<Value>(record: Readonly<Record<string, Value>>, key: string): Readonly<Record<string, Value>> {
  if (!(key in record)) return record;
  const { [key]: _, ...rest } = record;
  return rest;
}

/** A new holder sits down, in place of somebody or beside them; who shadowed the seat or asked for it no longer needs to. */
export function seated(roster: Roster, holding: Holding, replaces = ''): Roster {
  const id = seatId(holding);
  const staying = roster.holdings.filter((one) => !isHeldBy(one, holding, replaces));
  const isManager = isSeat(seatOf(INCIDENT_MANAGER))(holding);
  const isNew = (one: OfPerson) => !isHeldBy(one, holding, holding.person.id);
  return {
    ...withoutOfferOf(roster, holding, replaces),
    holdings: joined(staying, holding),
    leads: roster.leads[id] === replaces ? without(roster.leads, id) : roster.leads,
    observations: roster.observations.filter(isNew),
    requests: roster.requests.filter(isNew),
    epochs: { ...roster.epochs, [id]: (roster.epochs[id] ?? 0) + 1 },
    gone: roster.gone.filter((person) => person !== holding.person.id),
    vacantSince: without(roster.vacantSince, id),
    vacancySaid: without(roster.vacancySaid, holding.role),
    unconfirmedSaid: without(roster.unconfirmedSaid, holdingId({ ...holding, person: { id: replaces } })),
    ...(isManager && { answerBy: null, silent: false, candidatesAsked: [], askedUntil: null }),
    ...(isManager && roster.deputy?.id === holding.person.id && { deputy: null }),
  };
}

/** Somebody gets up. */
export function vacated(roster: Roster, seat: SeatKey, person: string, at: string): Roster {
  const id = seatId(seat);
  const holdings = roster.holdings.filter((one) => !isHeldBy(one, seat, person));
  const empty = !holdings.some(isSeat(seat));
  return {
    ...withoutOfferOf(roster, seat, person),
    holdings,
    leads: roster.leads[id] === person ? without(roster.leads, id) : roster.leads,
    // Nobody is left who could give it to those who ask.
    requests: empty ? roster.requests.filter((one) => !isSeat(seat)(one)) : roster.requests,
    epochs: { ...roster.epochs, [id]: (roster.epochs[id] ?? 0) + 1 },
    vacantSince: empty ? { ...roster.vacantSince, [id]: at } : roster.vacantSince,
    unconfirmedSaid: without(roster.unconfirmedSaid, holdingId({ ...seat, person: { id: person } })),
  };
}

/** The holder has said that they have it. */
export const confirmed = (roster: Roster, seat: SeatKey, person: string, at: string): Roster => ({
  ...roster,
  holdings: roster.holdings.map((one) =>
    isHeldBy(one, seat, person) ? { ...one, acknowledgedAt: one.acknowledgedAt ?? at } : one,
  ),
  unconfirmedSaid: without(roster.unconfirmedSaid, holdingId({ ...seat, person: { id: person } })),
});

/** Somebody is no longer in the incident: nothing there is theirs. The manager's own seat is never left so. */
export function withoutPerson(roster: Roster, person: string, at: string): Roster {
  const theirs = roster.holdings.filter((one) => one.person.id === person && one.role !== INCIDENT_MANAGER);
  const left = theirs.reduce((state, seat) => vacated(state, seat, person, at), roster);
  return {
    ...left,
    observations: left.observations.filter((one) => one.person.id !== person),
    offers: left.offers.filter(({ to }) => to.id !== person),
    requests: left.requests.filter((one) => one.person.id !== person),
    ...endedDelegations(left, ({ to }) => to.id === person),
    participants: left.participants.filter((one) => one.person.id !== person),
    deputy: left.deputy?.id === person ? null : left.deputy,
    gone: [...left.gone.filter((id) => id !== person), person],
  };
}

/** The key under which a delegation's epoch is counted. */
export const delegationId = ({ duty, scope }: { readonly duty: string; readonly scope: string }): string =>
  `duty:${duty}/${scope}`;

/** What is left of the delegations, each end counted. */
export function endedDelegations(roster: Roster, isOver: (one: Roster['delegations'][number]) => boolean) {
  const over = roster.delegations.filter(isOver).map(delegationId);
  const epochs = over.map((id) => [id, (roster.epochs[id] ?? 0) + 1] as const);
  return {
    delegations: roster.delegations.filter((one) => !isOver(one)),
    epochs: { ...roster.epochs, ...Object.fromEntries(epochs) },
  };
}
