import {
  type Delegation,
  ENDED,
  type EventOf,
  eachOnce,
  INCIDENT_MANAGER,
  type Incident,
  incidentEnded,
  incidentUnknown,
  mergedElsewhere,
  type Participant,
  type PersonReference,
  type ROSTER_EVENTS,
  type Severity,
  type Status,
  type UnconfirmedStep,
  type VacancyStep,
  WHOLE_INCIDENT,
  type Workstream,
} from '#contracts';
import type { Context } from '#persistence';
import type { Catalogue } from '../catalogue/role-entry.js';
import type { Staffing } from './required-roles.js';

/** A role in a scope. */
export interface SeatKey {
  readonly role: string;
  readonly scope: string;
}

/** A person holds a role in a scope, since a time, given by somebody, confirmed by the holder or not yet. */
export interface Holding extends SeatKey {
  readonly person: PersonReference;
  readonly since: string;
  readonly givenBy: PersonReference;
  readonly acknowledgedAt: string | null;
}

/** Somebody shadows a role; that never counts as cover. */
export interface Observation extends SeatKey {
  readonly person: PersonReference;
  readonly since: string;
}

/** A role is offered to somebody; the present holder answers until it is accepted. */
export interface Offer extends SeatKey {
  readonly to: PersonReference;
  readonly from: PersonReference;
  readonly offeredBy: PersonReference;
  readonly offeredAt: string;
  readonly expiresAt: string;
  readonly brief: string | null;
}

/** What the roster needs to know of its incident: the latest of it, as `incidents` published it. */
export interface About {
  readonly severity: Severity;
  readonly status: Status;
  /** Real where it is not said. A backfilled one starts no clock. */
  readonly kind?: Incident['kind'] | undefined;
  /** The incident that a merged one lives on in. */
  readonly mergedInto?: string | undefined;
  readonly restricted: boolean;
  /** Ids of who may see it while it is restricted, besides its participants. */
  readonly viewers: string[];
  /** The incident's own sequence that this is from. */
  readonly sequence: number;
  /** Seconds that this severity gives a manager to answer. */
  readonly answerWithinS: number;
}

/** Somebody asks for a role that somebody else holds. */
export interface Request extends SeatKey {
  readonly person: PersonReference;
  readonly words: string | null;
  readonly at: string;
}

/** Everything of one incident that says who answers for what. */
export interface Roster {
  readonly incident: string;
  readonly openedAt: string;
  readonly about: About;
  /** The catalogue that the incident started with; null for the one that comes with Muster. */
  readonly catalogue: (Catalogue & { readonly version: number }) | null;
  /** Roles and duties shaped for this incident. */
  readonly shaped: Catalogue;
  /** What each severity asks for, as it was when the incident started; null for what comes with Muster. */
  readonly staffing: (Staffing & { readonly version: number }) | null;
  readonly workstreams: readonly Workstream[];
  /** Of which workstreams it was said that their time is over. */
  readonly timeBoxesSaid: readonly string[];
  /** Keys that may not be used again: of workstreams and roles that are over. */
  readonly spent: readonly string[];
  readonly holdings: readonly Holding[];
  /** Who of several holders leads, by {@link seatId}; unless named, who has held it longest. */
  readonly leads: Readonly<Record<string, string>>;
  readonly observations: readonly Observation[];
  readonly offers: readonly Offer[];
  readonly requests: readonly Request[];
  readonly delegations: readonly Delegation[];
  readonly deputy: PersonReference | null;
  readonly participants: readonly Participant[];
  /** Ids of who left and has not come back since. */
  readonly gone: readonly string[];
  /** How often each seat changed hands, by {@link seatId}; a duty's delegation counts under `duty:` and its key. */
  readonly epochs: Readonly<Record<string, number>>;
  /** Since when the severity asks for somebody in a role; roles it does not ask for are absent. */
  readonly requiredSince: Readonly<Record<string, string>>;
  /** Since when a seat that was held stands empty, by {@link seatId}. */
  readonly vacantSince: Readonly<Record<string, string>>;
  /** Roles that the manager says this incident does not need. */
  readonly notNeeded: readonly string[];
  /** How far the clocks of empty roles have come, by role. */
  readonly vacancySaid: Readonly<Record<string, VacancyStep>>;
  /** How far the clocks of unconfirmed holdings have come, by {@link holdingId}. */
  readonly unconfirmedSaid: Readonly<Record<string, UnconfirmedStep>>;
  /** The manager has until then to answer; null when nobody waits for that. */
  readonly answerBy: string | null;
  /** That time has passed and it was said. */
  readonly silent: boolean;
  /** Who was asked to take over from a silent manager, in order; the last has until `askedUntil`. */
  readonly candidatesAsked: readonly string[];
  readonly askedUntil: string | null;
  /** Incidents whose rosters were joined to this one. */
  readonly joined: readonly string[];
}

/** What can happen to a roster. */
export type RosterEvent = EventOf<(typeof ROSTER_EVENTS)[number]>;

/** Decides a command on a roster that is there and open. */
export type RosterDecision = (roster: Roster, context: Context) => readonly RosterEvent[];

/** A seat as a key of records. */
export const seatId = ({ role, scope }: SeatKey): string => `${role}/${scope}`;

/** The seat of a role for the whole incident. */
export const seatOf = (role: string): SeatKey => ({ role, scope: WHOLE_INCIDENT });

/** Whether something is about this seat. */
export const isSeat =
  (seat: SeatKey) =>
  (one: SeatKey): boolean =>
    one.role === seat.role && one.scope === seat.scope;

/** One person's holding as a key of records. */
export const holdingId = (holding: SeatKey & { readonly person: { readonly id: string } }): string =>
  `${seatId(holding)}/${holding.person.id}`;

/** Who holds a seat, the lead first: of several that is who was named, else who has held it longest. */
export function holdersOf(roster: Roster, seat: SeatKey): readonly Holding[] {
  const holders = roster.holdings.filter(isSeat(seat));
  const lead = holders.find(({ person }) => person.id === roster.leads[seatId(seat)]);
  return lead ? [lead, ...holders.filter((one) => one !== lead)] : holders;
}

/** The offer that stands for a seat, if there is one. */
export const offerOf = (roster: Roster, seat: SeatKey): Offer | undefined => roster.offers.find(isSeat(seat));

/** The incident manager's holding. There is always one; its absence is a fault of the program. */
export function managersHolding(roster: Roster): Holding {
  const holding = holdersOf(roster, seatOf(INCIDENT_MANAGER))[0];
  if (!holding) throw new Error(`${roster.incident} has no incident manager`);
  return holding;
}

/** Who manages the incident. */
export const managerOf = (roster: Roster): PersonReference => managersHolding(roster).person;

/** Everybody who has a part in the incident, each once: holders first, then delegates, deputy, observers, others. */
export const everybodyIn = (roster: Roster): readonly PersonReference[] =>
  eachOnce([
    ...roster.holdings.map(({ person }) => person),
    ...roster.delegations.map(({ to }) => to),
    ...(roster.deputy ? [roster.deputy] : []),
    ...roster.observations.map(({ person }) => person),
    ...roster.participants.map(({ person }) => person),
  ]);

/** Ids of everyone who may see the incident while it is restricted: those named, who takes part, and whom a role is offered. */
export function whoSees(roster: Roster): string[] {
  const people = [...everybodyIn(roster), ...roster.offers.map(({ to }) => to)].map(({ id }) => id);
  return [...new Set([...roster.about.viewers, ...people])].sort();
}

/** Whether somebody may see the incident. */
export const sees = (roster: Roster, by: { readonly id: string }): boolean =>
  !roster.about.restricted || by.id.startsWith('service:') || whoSees(roster).includes(by.id);

/** Refuses whoever may not see the incident, as if it were not there. */
export function mustSee(roster: Roster, by: { readonly id: string }): void {
  if (!sees(roster, by)) throw incidentUnknown({ incident: roster.incident });
}

/** Refuses when the incident has ended: its roles no longer move. Of a merged one it says where they do. */
export function mustBeOpen({ incident, about: { status, mergedInto } }: Roster): void {
  if (mergedInto !== undefined) throw mergedElsewhere({ incident, mergedInto });
  if (ENDED.includes(status)) throw incidentEnded({ incident, status });
}
