import { INCIDENT_MANAGER, type Severity } from '#contracts';
import type { Happened } from '#persistence';
import { laterBy } from './instants.js';
import { REQUIRED_ROLES } from './required-roles.js';
import { type Holding, isSeat, type Roster, type RosterEvent, type SeatKey, seatId, seatOf } from './roster.js';

/** The roster after an event. Whatever the manager does on it is an answer, so it stops the wait for one. */
export function evolve(before: Roster | undefined, event: RosterEvent, happened: Happened): Roster {
  if (before === undefined) return open(event, happened);
  const after = step(before, event, happened);
  return after === before ? before : answered(after, happened);
}

function open(event: RosterEvent, { at, by }: Happened): Roster {
  if (event.name !== 'roster-opened') throw new Error(`a roster begins with roster-opened, not ${event.name}`);
  const { incident, manager, since, acknowledged, about } = event.data;
  const seat = seatOf(INCIDENT_MANAGER);
  return {
    incident,
    openedAt: at,
    about,
    holdings: [{ ...seat, person: manager, since, givenBy: by, acknowledgedAt: acknowledged ? since : null }],
    observations: [],
    offers: [],
    epochs: { [seatId(seat)]: 1 },
    requiredSince: required({}, about.severity, at),
    vacantSince: {},
    answerBy: acknowledged ? null : laterBy(since, about.answerWithinS),
    silent: false,
  };
}

function step(roster: Roster, event: RosterEvent, { at, by }: Happened): Roster {
  switch (event.name) {
    case 'incident-noted':
      return {
        ...roster,
        about: event.data.about,
        requiredSince: required(roster.requiredSince, event.data.about.severity, at),
      };
    case 'role-assigned': {
      const { role, scope, person, replaces, acknowledged } = event.data;
      const holding = { role, scope, person, since: at, givenBy: by, acknowledgedAt: acknowledged ? at : null };
      return seated(roster, holding, replaces?.id);
    }
    case 'role-released':
      return vacated(roster, event.data, event.data.person.id, at);
    case 'role-acknowledged':
      return confirmed(roster, event.data, event.data.person.id, at);
    case 'observer-added': {
      const { role, scope, person } = event.data;
      return { ...roster, observations: [...roster.observations, { role, scope, person, since: at }] };
    }
    case 'observer-removed':
      return {
        ...roster,
        observations: roster.observations.filter((one) => !isHeldBy(one, event.data, event.data.person.id)),
      };
    case 'handover-offered': {
      const { roleName: _, ...offer } = event.data;
      return { ...roster, offers: [...roster.offers, offer] };
    }
    case 'handover-accepted': {
      const { role, scope, from, to } = event.data;
      return seated(roster, { role, scope, person: to, since: at, givenBy: from, acknowledgedAt: at }, from.id);
    }
    case 'handover-declined':
    case 'handover-withdrawn':
    case 'handover-expired':
      return withoutOfferOf(roster, event.data, event.data.from.id);
    case 'manager-called':
      return { ...roster, answerBy: event.data.answerBy, silent: false };
    case 'manager-silent':
      return { ...roster, silent: true };
    case 'manager-taken-over': {
      const { person, former } = event.data;
      const seat = seatOf(INCIDENT_MANAGER);
      return seated(roster, { ...seat, person, since: at, givenBy: by, acknowledgedAt: at }, former.id);
    }
    case 'roster-opened':
    case 'accountability-resolved':
      return roster;
  }
}

/** A role that was asked for before keeps its time; one that is asked for from now on begins now. */
const required = (before: Readonly<Record<string, string>>, severity: Severity, at: string): Record<string, string> =>
  Object.fromEntries(REQUIRED_ROLES[severity].map((role) => [role, before[role] ?? at]));

const isHeldBy = (one: SeatKey & { person: { id: string } }, seat: SeatKey, person: string): boolean =>
  isSeat(seat)(one) && one.person.id === person;

/** What one holder offered ends; of several holders the others' offer stands. */
const withoutOfferOf = (roster: Roster, seat: SeatKey, from: string): Roster => ({
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

/** A new holder sits down, in place of somebody or beside them; who shadowed the seat no longer needs to. */
function seated(roster: Roster, holding: Holding, replaces = ''): Roster {
  const id = seatId(holding);
  const { [id]: _, ...vacantSince } = roster.vacantSince;
  const staying = roster.holdings.filter((one) => !isHeldBy(one, holding, replaces));
  const isManager = isSeat(seatOf(INCIDENT_MANAGER))(holding);
  return {
    ...withoutOfferOf(roster, holding, replaces),
    holdings: joined(staying, holding),
    observations: roster.observations.filter((one) => !isHeldBy(one, holding, holding.person.id)),
    epochs: { ...roster.epochs, [id]: (roster.epochs[id] ?? 0) + 1 },
    vacantSince,
    ...(isManager && { answerBy: null, silent: false }),
  };
}

function vacated(roster: Roster, seat: SeatKey, person: string, at: string): Roster {
  const id = seatId(seat);
  const holdings = roster.holdings.filter((one) => !isHeldBy(one, seat, person));
  const empty = !holdings.some(isSeat(seat));
  return {
    ...withoutOfferOf(roster, seat, person),
    holdings,
    epochs: { ...roster.epochs, [id]: (roster.epochs[id] ?? 0) + 1 },
    vacantSince: empty ? { ...roster.vacantSince, [id]: at } : roster.vacantSince,
  };
}

const confirmed = (roster: Roster, seat: SeatKey, person: string, at: string): Roster => ({
  ...roster,
  holdings: roster.holdings.map((one) =>
    isHeldBy(one, seat, person) ? { ...one, acknowledgedAt: one.acknowledgedAt ?? at } : one,
  ),
});

function answered(roster: Roster, { at, by }: Happened): Roster {
  const seat = seatOf(INCIDENT_MANAGER);
  const isManager = roster.holdings.some((one) => isHeldBy(one, seat, by.id));
  return isManager ? { ...confirmed(roster, seat, by.id, at), answerBy: null, silent: false } : roster;
}
