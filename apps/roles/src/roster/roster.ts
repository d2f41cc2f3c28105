import type { EventOf, PersonReference, ROSTER_EVENTS, Severity, Status } from '#contracts';
import { ENDED, INCIDENT_MANAGER, incidentEnded, incidentUnknown, WHOLE_INCIDENT } from '#contracts';
import type { Context } from '#persistence';

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
  readonly restricted: boolean;
  /** Ids of who may see it while it is restricted, besides its participants. */
  readonly viewers: string[];
  /** The incident's own sequence that this is from. */
  readonly sequence: number;
  /** Seconds that this severity gives a manager to answer. */
  readonly answerWithinS: number;
}

/** All holdings and offers of one incident. */
export interface Roster {
  readonly incident: string;
  readonly openedAt: string;
  readonly about: About;
  readonly holdings: readonly Holding[];
  readonly observations: readonly Observation[];
  readonly offers: readonly Offer[];
  /** How often each seat changed hands, by {@link seatId}. */
  readonly epochs: Readonly<Record<string, number>>;
  /** Since when the severity asks for somebody in a role; roles it does not ask for are absent. */
  readonly requiredSince: Readonly<Record<string, string>>;
  /** Since when a seat that was held stands empty, by {@link seatId}. */
  readonly vacantSince: Readonly<Record<string, string>>;
  /** The manager has until then to answer; null when nobody waits for that. */
  readonly answerBy: string | null;
  /** That time has passed and it was said. */
  readonly silent: boolean;
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

/** Who holds a seat, the lead first: of several that is who has held it longest. */
export const holdersOf = (roster: Roster, seat: SeatKey): readonly Holding[] => roster.holdings.filter(isSeat(seat));

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

/** People to be named in a sentence: whoever is there in two capacities is named once. */
export const eachOnce = (people: readonly PersonReference[]): readonly PersonReference[] => [
  ...new Map(people.map((person) => [person.id, person])).values(),
];

/** Ids of everyone who may see the incident while it is restricted: those named, and whoever takes part. */
export function whoSees(roster: Roster): string[] {
  const people = [
    ...roster.holdings.map(({ person }) => person.id),
    ...roster.observations.map(({ person }) => person.id),
    ...roster.offers.map(({ to }) => to.id),
  ];
  return [...new Set([...roster.about.viewers, ...people])].sort();
}

/** Refuses whoever may not see the incident, as if it were not there. */
export function mustSee(roster: Roster, by: { readonly id: string }): void {
  const sees = !roster.about.restricted || by.id.startsWith('service:') || whoSees(roster).includes(by.id);
  if (!sees) throw incidentUnknown({ incident: roster.incident });
}

/** Refuses when the incident has ended: its roles no longer move. */
export function mustBeOpen(roster: Roster): void {
  const { status } = roster.about;
  if (ENDED.includes(status)) throw incidentEnded({ incident: roster.incident, status });
}
