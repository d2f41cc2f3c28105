import { ENDED, INCIDENT_MANAGER } from '#contracts';
import type { Happened } from '#persistence';
import { laterBy } from './instants.js';
import { asksForNobody, requiredIn } from './required-roles.js';
import { type Holding, holdingId, type Roster, type RosterEvent, seatId, seatOf } from './roster.js';
import {
  confirmed,
  delegationId,
  endedDelegations,
  isHeldBy,
  seated,
  vacated,
  withoutOfferOf,
  withoutPerson,
} from './seating.js';
import { withoutRole, withoutWorkstream, withRole } from './shape.js';

/** The roster after an event. Whatever the manager does on it is an answer, so it stops the wait for one. */
export function evolve(before: Roster | undefined, event: RosterEvent, happened: Happened): Roster {
  if (before === undefined) return open(event, happened);
  const after = step(before, event, happened);
  return after === before ? before : answered(after, happened);
}

function open(event: RosterEvent, { at, by }: Happened): Roster {
  if (event.name !== 'roster-opened') throw new Error(`a roster begins with roster-opened, not ${event.name}`);
  const { incident, manager, since, acknowledged, about, catalogue = null, staffing = null, carried } = event.data;
  const seat = seatOf(INCIDENT_MANAGER);
  const bare = {
    ...{ incident, openedAt: at, about, catalogue, staffing },
    ...{ shaped: { roles: [], duties: [] }, workstreams: carried?.workstreams ?? [], timeBoxesSaid: [], spent: [] },
    holdings: [
      { ...seat, person: manager, since, givenBy: by, acknowledgedAt: acknowledged ? since : null },
      ...(carried?.holdings ?? []).map(({ role, scope, person }) => ({
        role,
        scope,
        person,
        since,
        givenBy: by,
        acknowledgedAt: since,
      })),
    ],
    ...{
      leads: {},
      observations: [],
      offers: [],
      requests: [],
      delegations: [],
      deputy: null,
      participants: (carried?.people ?? []).map((person) => ({ person, as: 'responder' as const, since })),
      gone: [],
    },
    epochs: Object.fromEntries([seat, ...(carried?.holdings ?? [])].map((one) => [seatId(one), 1])),
    ...{ requiredSince: {}, vacantSince: {}, notNeeded: [], vacancySaid: {}, unconfirmedSaid: {} },
    answerBy: acknowledged ? null : laterBy(since, about.answerWithinS),
    ...{ silent: false, candidatesAsked: [], askedUntil: null, joined: [] },
  };
  return required(bare as Roster, at);
}

function step(roster: Roster, event: RosterEvent, { at, by }: Happened): Roster {
  switch (event.name) {
    case 'incident-noted':
      return required(lookedForAnew({ ...roster, about: event.data.about }, roster), at);
    case 'role-assigned': {
      const { role, scope, person, replaces, acknowledged } = event.data;
      const holding = { role, scope, person, since: at, givenBy: by, acknowledgedAt: acknowledged ? at : null };
      return seated(roster, holding, replaces?.id);
    }
    case 'role-released':
      return vacated(roster, event.data, event.data.person.id, at);
    case 'role-acknowledged':
      return confirmed(roster, event.data, event.data.person.id, at);
    case 'lead-named':
      return leading(roster, event.data);
    case 'observer-added': {
      const { role, scope, person } = event.data;
      const gone = stillGone(roster, person.id);
      return { ...roster, observations: [...roster.observations, { role, scope, person, since: at }], gone };
    }
    case 'observer-removed':
      return {
        ...roster,
        observations: roster.observations.filter((one) => !isHeldBy(one, event.data, event.data.person.id)),
      };
    case 'role-requested': {
      const { role, scope, person, words } = event.data;
      return { ...roster, requests: [...roster.requests, { role, scope, person, words, at }] };
    }
    case 'role-request-ended':
      return {
        ...roster,
        requests: roster.requests.filter((one) => !isHeldBy(one, event.data, event.data.person.id)),
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
    case 'workstream-opened':
      return { ...roster, workstreams: [...roster.workstreams, event.data.workstream] };
    case 'workstream-changed':
      return withWorkstream(roster, event.data.workstream);
    case 'workstream-closed':
      return withoutWorkstream(roster, event.data.workstream.key, at);
    case 'time-box-ended':
      return { ...roster, timeBoxesSaid: [...roster.timeBoxesSaid, event.data.workstream.key] };
    case 'role-shaped':
      return withRole(roster, event.data.shaped);
    case 'role-dropped':
      return withoutRole(roster, event.data.role, at);
    case 'duty-delegated': {
      const { delegation } = event.data;
      const id = delegationId(delegation);
      const others = roster.delegations.filter((one) => delegationId(one) !== id);
      const epochs = { ...roster.epochs, [id]: (roster.epochs[id] ?? 0) + 1 };
      return { ...roster, delegations: [...others, delegation], epochs };
    }
    case 'delegation-ended':
      return { ...roster, ...endedDelegations(roster, (one) => delegationId(one) === delegationId(event.data)) };
    case 'deputy-named':
      return { ...roster, deputy: event.data.deputy, gone: stillGone(roster, event.data.deputy?.id) };
    case 'participant-joined': {
      const { participant } = event.data;
      const others = roster.participants.filter(({ person }) => person.id !== participant.person.id);
      const gone = stillGone(roster, participant.person.id);
      return { ...roster, participants: [...others, participant], gone };
    }
    case 'participant-left':
      return withoutPerson(roster, event.data.person.id, at);
    case 'people-stood-down':
      return event.data.people.reduce((state, { person }) => withoutPerson(state, person.id, at), roster);
    case 'role-not-needed':
      return { ...roster, notNeeded: [...roster.notNeeded, event.data.role] };
    case 'role-needed': {
      const { role } = event.data;
      const notNeeded = roster.notNeeded.filter((one) => one !== role);
      const { [role]: _, ...vacancySaid } = roster.vacancySaid;
      return { ...roster, notNeeded, vacancySaid, requiredSince: { ...roster.requiredSince, [role]: at } };
    }
    case 'vacancy-due':
      return { ...roster, vacancySaid: { ...roster.vacancySaid, [event.data.role]: event.data.step } };
    case 'holding-unconfirmed':
      return {
        ...roster,
        unconfirmedSaid: { ...roster.unconfirmedSaid, [holdingId(event.data)]: event.data.step },
      };
    case 'manager-called':
      return { ...roster, answerBy: event.data.answerBy, silent: false, candidatesAsked: [], askedUntil: null };
    case 'manager-silent':
      return { ...roster, silent: true };
    case 'manager-candidate-asked': {
      const { candidate, until } = event.data;
      return { ...roster, candidatesAsked: [...roster.candidatesAsked, candidate.id], askedUntil: until };
    }
    case 'manager-taken-over': {
      const { person, former } = event.data;
      const seat = seatOf(INCIDENT_MANAGER);
      return seated(roster, { ...seat, person, since: at, givenBy: by, acknowledgedAt: at }, former.id);
    }
    case 'rosters-joined':
      return { ...roster, joined: [...roster.joined, event.data.incident] };
    case 'roster-opened':
    case 'accountability-resolved':
      return roster;
  }
}

/** Who has left and is not back with this. */
const stillGone = ({ gone }: Roster, back: string | undefined): readonly string[] => gone.filter((id) => id !== back);

/** People are looked for again where the incident is at work again after its resolution: their time begins anew. */
function lookedForAnew(after: Roster, before: Roster): Roster {
  const isAtWork = !asksForNobody(after) && !ENDED.includes(after.about.status);
  return asksForNobody(before) && isAtWork ? { ...after, requiredSince: {} } : after;
}

/** A role that was asked for before keeps its time; one that is asked for from now on begins now, and its clock anew. */
function required(roster: Roster, at: string): Roster {
  const roles = requiredIn(roster).map(({ role }) => role);
  const before = roster.requiredSince;
  const said = Object.entries(roster.vacancySaid).filter(([role]) => roles.includes(role) && before[role]);
  return {
    ...roster,
    requiredSince: Object.fromEntries(roles.map((role) => [role, before[role] ?? at])),
    vacancySaid: Object.fromEntries(said),
  };
}

/** Who is named lead; the epoch rises, for somebody else answers from now on. */
function leading(roster: Roster, { role, scope, person }: Pick<Holding, 'role' | 'scope' | 'person'>): Roster {
  const id = seatId({ role, scope });
  const epochs = { ...roster.epochs, [id]: (roster.epochs[id] ?? 0) + 1 };
  return { ...roster, leads: { ...roster.leads, [id]: person.id }, epochs };
}

const withWorkstream = (roster: Roster, changed: Roster['workstreams'][number]): Roster => ({
  ...roster,
  workstreams: roster.workstreams.map((one) => (one.key === changed.key ? changed : one)),
  // Another time-box is another clock.
  timeBoxesSaid: roster.timeBoxesSaid.filter((key) => key !== changed.key),
});

function answered(roster: Roster, { at, by }: Happened): Roster {
  const seat = seatOf(INCIDENT_MANAGER);
  const isManager = roster.holdings.some((one) => isHeldBy(one, seat, by.id));
  if (!isManager) return roster;
  const waitsForNobody = { answerBy: null, silent: false, candidatesAsked: [], askedUntil: null };
  return { ...confirmed(roster, seat, by.id, at), ...waitsForNobody };
}
