import { INCIDENT_MANAGER, type Incident, type PersonReference, Rejection } from '#contracts';
import type { Happened } from '#persistence';
import { CATALOGUE, roleOf } from '../catalogue/catalogue.js';
import type { RoleEntry } from '../catalogue/role-entry.js';
import { ANSWER_LIMITS } from '../command/answer-limits.js';
import { OFFER_S } from '../handover/offer-handover.js';
import { evolve } from './evolve.js';
import { laterBy } from './instants.js';
import { type About, type Roster, type RosterDecision, type RosterEvent, type SeatKey, seatOf } from './roster.js';

/** People, times and pasts that the specs of a roster begin with. */
const named = (name: string): PersonReference => ({ id: `p-${name.toLowerCase()}`, name });

/** Ada manages; the others are there to be given roles. */
export const [ADA, BEN, CLEO, DAN, EVE] = ['Ada', 'Ben', 'Cleo', 'Dan', 'Eve'].map(named) as [
  PersonReference,
  PersonReference,
  PersonReference,
  PersonReference,
  PersonReference,
];

/** Who says what a clock says. */
export const CLOCK: PersonReference = { id: 'service:roles', name: 'roles' };

/** The time so many minutes after the declaration. */
export const at = (minute: number): string => laterBy('2026-03-01T03:00:00.000Z', minute * 60);

/** A role of the catalogue, which is also its seat for the whole incident. */
export type Seated = RoleEntry & SeatKey;

/** A role of the catalogue. */
export function role(key: string): Seated {
  const found = roleOf(CATALOGUE, key);
  if (!found) throw new Error(`the catalogue has no role ${key}`);
  return { ...found, ...seatOf(key) };
}

export const [MANAGER, SCRIBE, EXPERT] = [INCIDENT_MANAGER, 'scribe', 'subject-matter-expert'].map(role) as [
  Seated,
  Seated,
  Seated,
];

/** How every event names its role. */
export const about = (entry: RoleEntry) => ({ ...seatOf(entry.key), roleName: entry.name });

/** What a roster knows of its incident: an open SEV2, whose manager has ten minutes to answer. */
export const incident = (changed: Partial<About> = {}): About => ({
  ...{ severity: 'SEV2', status: 'active', restricted: false, viewers: [], sequence: 1 },
  answerWithinS: ANSWER_LIMITS[changed.severity ?? 'SEV2'],
  ...changed,
});

/** An incident as it was declared. */
export const declared = (changed: Partial<Incident> = {}): Incident => ({
  ...{ id: 'INC-42', title: 'Checkout fails', severity: 'SEV2', status: 'active', statusSince: at(0), kind: 'real' },
  ...{ visibility: 'open', viewers: [], summary: null, impact: null, components: [], labels: {}, startedAt: null },
  ...{ declaredAt: at(0), declaredBy: ADA, manager: ADA, chatUrl: null, bridgeUrl: null, links: [], dedupKey: null },
  ...changed,
});

/** Something that happened, by somebody. */
export interface Past {
  readonly event: RosterEvent;
  readonly by: PersonReference;
}

type Data<Name extends RosterEvent['name']> = Extract<RosterEvent, { name: Name }>['data'];

const past = <Name extends RosterEvent['name']>(by: PersonReference, name: Name, data: Data<Name>): Past => ({
  event: { name, data } as unknown as RosterEvent,
  by,
});

/** Ada manages from the declaration on; she has answered unless that is said otherwise. */
export const opened = (changed: Partial<About> = {}, acknowledged = true): Past =>
  past(acknowledged ? ADA : EVE, 'roster-opened', {
    ...{ incident: 'INC-42', manager: ADA, since: at(0), acknowledged },
    about: incident(changed),
  });

/** Somebody took a role, or was given it. */
export const assigned = (entry: RoleEntry, person: PersonReference, by = person, replaces?: PersonReference): Past =>
  past(by, 'role-assigned', {
    ...about(entry),
    ...{ person, replaces: replaces ?? null, acknowledged: person === by },
  });

/** A role that Ada shapes for the incident: one duty of its own, and one of the catalogue. */
export const RESTORER: Data<'role-shaped'>['shaped'] = {
  ...{ key: 'restorer', holders: 'one', splitBy: null },
  name: { en: 'Restorer', fr: 'Restaurateur' },
  purpose: { en: 'Brings the data back.', fr: 'Fait revenir les données.' },
  duties: [
    { duty: 'restore-data', rank: 'primary' },
    { duty: 'give-context', rank: 'secondary' },
  ],
  newDuties: [{ key: 'restore-data', name: { en: 'Restore the data', fr: 'Restaurer les données' } }],
};

/** Ada shaped a role. */
export const shapedRole = (shaped = RESTORER): Past => past(ADA, 'role-shaped', { shaped });

/** Ada opened a workstream, whose time is over half an hour after the declaration. */
export const parted = (key: string): Past =>
  past(ADA, 'workstream-opened', {
    workstream: { key, name: 'Database', goal: 'Find a backup', timeBox: at(30), chatUrl: null, openedAt: at(1) },
  });

/** Somebody took a role in a part of the incident, or was given it. */
export const assignedIn = (scope: string, entry: RoleEntry, person: PersonReference, by = person): Past =>
  past(by, 'role-assigned', {
    ...{ ...about(entry), scope },
    ...{ person, replaces: null, acknowledged: person === by },
  });

/** Ada delegated a duty. */
export const delegated = (duty: string, to: PersonReference, scope = 'incident', until: string | null = null): Past =>
  past(ADA, 'duty-delegated', {
    delegation: { duty, scope, to, by: ADA, since: at(0), until },
    dutyName: { en: duty, fr: duty },
  });

/** Ada named a deputy. */
export const deputised = (deputy: PersonReference): Past => past(ADA, 'deputy-named', { deputy, former: null });

/** Somebody joined. */
export const joinedIn = (person: PersonReference): Past =>
  past(person, 'participant-joined', { participant: { person, as: 'responder', since: at(0) } });

/** Somebody left. */
export const leftFor = (person: PersonReference): Past =>
  past(person, 'participant-left', { person, released: [], fallsTo: ADA });

/** Somebody gave a role up. */
export const released = (entry: RoleEntry, person: PersonReference): Past =>
  past(person, 'role-released', { ...about(entry), person, fallsTo: null });

/** Somebody shadows a role. */
export const observing = (entry: RoleEntry, person: PersonReference): Past =>
  past(person, 'observer-added', { ...about(entry), person });

/** Somebody's role was offered to somebody else at that minute, by themselves unless said otherwise. */
export const offered = (
  entry: RoleEntry,
  from: PersonReference,
  to: PersonReference,
  minute: number,
  by = from,
): Past =>
  past(by, 'handover-offered', {
    ...about(entry),
    ...{ from, to, offeredBy: by, offeredAt: at(minute), expiresAt: laterBy(at(minute), OFFER_S), brief: null },
  });

/** Somebody called the manager, who has until that minute. */
export const called = (by: PersonReference, manager: PersonReference, untilMinute: number): Past =>
  past(by, 'manager-called', { manager, reason: 'no word from you', answerBy: at(untilMinute) });

/** The time to answer passed, and that was said. */
export const silent = (manager: PersonReference): Past => past(CLOCK, 'manager-silent', { manager, since: at(0) });

/** The roster took note of its incident, as somebody changed it. */
export const noted = (by: PersonReference, changed: Partial<About>): Past =>
  past(by, 'incident-noted', { about: incident(changed) });

/** The roster after what happened: the first at the declaration, afterwards one thing a minute. */
export const given = (...pasts: readonly Past[]): Roster =>
  pasts.reduce<Roster | undefined>(
    (roster, { event, by }, minute) => evolve(roster, event, { at: at(minute), by }),
    undefined,
  )!;

/** What a command of somebody at that minute comes to: its events, or the code of its refusal with the facts. */
export function when(roster: Roster, by: PersonReference, minute: number, decide: RosterDecision) {
  try {
    return decide(roster, { by, now: at(minute) });
  } catch (error) {
    if (error instanceof Rejection) return { refused: error.code, ...error.facts };
    throw error;
  }
}

/** The roster after further events, all by one person at one minute. */
export const afterwards = (
  roster: Roster,
  events: readonly RosterEvent[],
  by: PersonReference,
  minute: number,
): Roster => {
  const happened: Happened = { at: at(minute), by };
  return events.reduce((state, event) => evolve(state, event, happened), roster);
};
