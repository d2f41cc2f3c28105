import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { type PersonReference, ROSTER_EVENTS, SEVERITIES, STATUSES } from '#contracts';
import { gathered, resolveTable } from '../accountability/resolve.js';
import { makeBoard } from '../board/make-board.js';
import { CATALOGUE } from '../catalogue/catalogue.js';
import { ANSWER_LIMITS } from '../command/answer-limits.js';
import { nameDeputy } from '../command/name-deputy.js';
import { takeOverCommand } from '../command/take-over-command.js';
import { delegateDuty, endDelegation } from '../delegation/delegate-duty.js';
import { acceptHandover, declineHandover } from '../handover/answer-handover.js';
import { acceptShift, changeShift } from '../handover/change-shift.js';
import { offerHandover } from '../handover/offer-handover.js';
import { withdrawHandover } from '../handover/withdraw-handover.js';
import { askForRole, endRequest } from '../participation/ask-for-role.js';
import { joinIncident } from '../participation/join-incident.js';
import { leaveIncident } from '../participation/leave-incident.js';
import { standDown } from '../participation/stand-down.js';
import { changeWorkstream, closeWorkstream } from '../shaping/change-workstream.js';
import { nameLead } from '../shaping/name-lead.js';
import { openWorkstream } from '../shaping/open-workstream.js';
import { dropRole, shapeRole } from '../shaping/shape-role.js';
import { markNeeded, markNotNeeded } from '../staffing/mark-needed.js';
import { acknowledgeRole } from './acknowledge-role.js';
import { assignRole } from './assign-role.js';
import { ADA, BEN, CLEO, CLOCK, DAN, EVE, EXPERT, MANAGER, role, SCRIBE } from './given.js';
import { laterBy } from './instants.js';
import { type Asked, Night } from './night.js';
import { noteIncident } from './note-incident.js';
import { observeRole } from './observe-role.js';
import { catalogueOf, fits } from './place.js';
import { releaseRole } from './release-role.js';
import {
  everybodyIn,
  holdersOf,
  managerOf,
  type Roster,
  type RosterDecision,
  type SeatKey,
  seatId,
  seatOf,
} from './roster.js';
import { rosterAggregate } from './roster-aggregate.js';
import { delegationId } from './seating.js';

/** `PROVE=1` takes a million steps in all instead of some thousands. */
const RUNS = process.env.PROVE ? 2_000 : 20;
const STEPS = 500;

/** A hundred people: the five that specs know, and others. */
const PEOPLE = [
  ...[ADA, BEN, CLEO, DAN, EVE],
  ...Array.from({ length: 95 }, (_, index) => ({ id: `p-${index}`, name: `Person ${index}` })),
];
/** Most things happen among few. */
const somebody = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...PEOPLE.slice(0, 6)) },
  { weight: 1, arbitrary: fc.constantFrom(...PEOPLE) },
);
const ROLES = [SCRIBE, MANAGER, EXPERT, role('communications-manager'), role('tech-lead')];
const WORKSTREAMS = ['database', 'network', 'backup'];
const SHAPED = ['restorer', 'liaison', 'watcher'];

const WHATS = [
  ...([
    'assign',
    'assign',
    'assign',
    'replace',
    'observe',
    'release',
    'acknowledge',
    'lead',
    'ask',
    'no longer ask',
  ] as const),
  ...(['offer', 'accept', 'decline', 'withdraw', 'shift', 'accept all', 'take over', 'deputy'] as const),
  ...(['open', 'change', 'close', 'shape', 'drop', 'delegate', 'end delegation', 'not needed', 'needed'] as const),
  ...(['join', 'leave', 'stand down', 'note', 'tick', 'tick'] as const),
] as const;

/** One thing that somebody does, so many seconds after the one before. */
const step = fc.record({
  seconds: fc.oneof(
    { weight: 12, arbitrary: fc.nat(60) },
    { weight: 2, arbitrary: fc.constantFrom(300, 600, 900) },
    { weight: 1, arbitrary: fc.nat(4_000) },
  ),
  by: somebody,
  what: fc.constantFrom(...WHATS),
  role: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom<SeatKey>(...ROLES) },
    { weight: 1, arbitrary: fc.constantFrom<SeatKey>(...CATALOGUE.roles.map(({ key }) => seatOf(key))) },
    { weight: 1, arbitrary: fc.constantFrom(...SHAPED).map(seatOf) },
  ),
  scope: fc.oneof(
    { weight: 3, arbitrary: fc.constant('incident') },
    { weight: 1, arbitrary: fc.constantFrom('internal', 'external', ...WORKSTREAMS) },
  ),
  person: somebody,
  other: somebody,
  duty: fc.constantFrom(
    'brief-executives',
    'form-theories',
    'suggest-fixes',
    'shape-roles',
    'command-incident',
    'restorer-duty',
  ),
  severity: fc.constantFrom(...SEVERITIES),
  status: fc.oneof({ weight: 20, arbitrary: fc.constant('active' as const) }, fc.constantFrom(...STATUSES)),
  restricted: fc.boolean(),
  key: fc.nat(40),
});

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

const later = (now: string, { seconds, restricted }: Step) => (restricted ? null : laterBy(now, seconds * 10 - 60));

const shapedAs = (key: string, listed: string) => ({
  ...{ key, name: { en: key, fr: `le ${key}` }, purpose: { en: 'For now.', fr: 'Pour cette fois.' } },
  ...{ holders: key === 'watcher' ? 'many' : 'one', splitBy: key === 'liaison' ? 'audience' : null },
  duties: [
    { duty: `${key}-duty`, rank: 'primary' },
    { duty: listed, rank: 'primary' },
  ],
  newDuties: [{ key: `${key}-duty`, name: { en: `Be ${key}`, fr: `Être ${key}` } }],
});

/** What the step asks of the roster; half of what names a person is for whoever asks. */
function decisionOf(one: Step): RosterDecision {
  const { what, by, role: asked, person, other, duty, severity, status, restricted, scope, key } = one;
  const seat = { role: asked.role, scope };
  const whom = other.id < person.id ? person : by;
  const workstream = WORKSTREAMS[key % 3]!;
  switch (what) {
    case 'assign':
      return assignRole({ seat, person: whom });
    case 'replace':
      return assignRole({ seat, person, inPlaceOf: other });
    case 'observe':
      return observeRole(seat, whom);
    case 'release':
      return releaseRole(seat, whom);
    case 'acknowledge':
      return acknowledgeRole(seat);
    case 'lead':
      return nameLead(seat, person);
    case 'ask':
      return askForRole(seat, null);
    case 'no longer ask':
      return endRequest(seat, whom);
    case 'offer':
      return offerHandover(seat, person, null);
    case 'accept':
      return acceptHandover(seat);
    case 'decline':
      return declineHandover(seat);
    case 'withdraw':
      return withdrawHandover(seat);
    case 'shift':
      return changeShift(whom, { to: other, apart: restricted ? [{ ...asked, to: person }] : [] }, 'the shift is over');
    case 'accept all':
      return acceptShift;
    case 'take over':
      return takeOverCommand('no word from you');
    case 'deputy':
      return nameDeputy(restricted ? person : null);
    case 'open':
      return (roster, context) => {
        const opened = {
          key: workstream,
          name: workstream,
          goal: null,
          timeBox: later(context.now, one),
          chatUrl: null,
        };
        return openWorkstream(opened)(roster, context);
      };
    case 'change':
      return (roster, context) =>
        changeWorkstream(workstream, { goal: `${key}`, timeBox: later(context.now, one) })(roster, context);
    case 'close':
      return closeWorkstream(workstream);
    case 'shape':
      return shapeRole(shapedAs(SHAPED[key % 3]!, key < 6 ? `${SHAPED[key % 3]}-duty` : duty) as never);
    case 'drop':
      return dropRole(asked.role);
    case 'delegate':
      return (roster, context) => delegateDuty({ duty, scope }, person, later(context.now, one))(roster, context);
    case 'end delegation':
      return endDelegation({ duty, scope });
    case 'not needed':
      return markNotNeeded(asked.role, null);
    case 'needed':
      return markNeeded(asked.role);
    case 'join':
      return joinIncident(whom, restricted ? 'responder' : 'stakeholder');
    case 'leave':
      return leaveIncident(whom, restricted);
    case 'stand down':
      return standDown([person, other]);
    case 'note':
      return (roster) => {
        const sequence = roster.about.sequence + (person === other ? 0 : 1);
        const answerWithinS = ANSWER_LIMITS[severity];
        return noteIncident(roster, {
          severity,
          status,
          restricted: restricted && key < 10,
          sequence,
          answerWithinS,
          viewers: [other.id],
        });
      };
    case 'tick':
      return (roster, context) => rosterAggregate.tick!(roster, context);
  }
}

/** Two in three steps are by somebody who may do it, on something that is there: left to chance few would come to anything. */
function aimed(one: Step, roster: Roster): Step {
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

const asked = (one: Step): Asked => ({
  ...{ seconds: one.seconds, by: one.what === 'tick' ? CLOCK : one.by, decide: decisionOf(one) },
  byItself: one.what === 'tick' || one.what === 'note',
});

/** What must hold, whatever happens; the name of what does not. */
function broken({ roster, folded, published, now }: Night, before: Roster, { what }: Step): string | undefined {
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

const lately = ({ log }: Night) =>
  log.slice(-6).map(({ event, happened: { at, by } }) => `${at} ${by.name} ${event.name}`);

/** Five hundred steps are nothing to read: the seed brings them back, the last of them say what was the matter. */
function reporter<Value>({ failed, seed, counterexamplePath, errorInstance }: fc.RunDetails<Value>): void {
  if (failed) throw new Error(`with seed ${seed}, path ${counterexamplePath}`, { cause: errorInstance });
}

/** Every refusal that a command on a roster has; a handover in a circle seldom comes about by chance. */
const REFUSALS = [
  ...[
    'already-holder',
    'answers-already',
    'duty-stays',
    'duty-twice',
    'duty-unknown',
    'handover-in-circle',
    'has-left',
  ],
  ...['incident-ended', 'incident-unknown', 'key-taken', 'manager-stays', 'manager-still-has-time', 'no-offer'],
  ...['no-request', 'not-delegated', 'not-entitled', 'not-taking-part', 'not-your-duty', 'nothing-to-hand-over'],
  ...['observes-only', 'offer-pending', 'role-held', 'role-not-held', 'role-not-required', 'role-of-catalogue'],
  ...['role-unknown', 'role-vacant', 'scope-not-for-role', 'scope-unknown', 'still-holds', 'time-passed'],
];

const contractOf = (name: string) => ROSTER_EVENTS.find((one) => one.name === name)!;

it(`holds every rule, whatever anybody does: ${RUNS * STEPS} steps by random people`, () => {
  const happened = new Set<string>();
  const refused = new Set<string>();
  const nights = fc.tuple(
    fc.constantFrom(ADA, BEN),
    fc.array(step, { minLength: STEPS, maxLength: STEPS, size: 'max' }),
  );
  fc.assert(
    fc.property(nights, ([manager, steps]) => {
      const night = new Night(manager);
      for (const one of steps) {
        const before = night.roster;
        night.live(asked(aimed(one, before)));
        const rule = broken(night, before, one);
        if (rule) throw new Error(`${rule}: broken by ${one.by.name}, who tried to ${one.what}; ${lately(night)}`);
      }
      const refolded = night.log.reduce<Roster | undefined>(
        (state, { event, happened: then }) => rosterAggregate.evolve(state, event, then),
        undefined,
      );
      expect(refolded).toEqual(night.roster);
      const at = { sequence: night.log.length, asOf: night.now };
      expect(makeBoard(night.roster, at, 'en').orphans).toEqual([]);
      for (const { event } of night.log) {
        happened.add(event.name);
        expect(contractOf(event.name).data.parse(event.data)).toEqual(event.data);
      }
      for (const { code } of night.refusals) refused.add(code);
    }),
    { numRuns: RUNS, endOnFailure: true, reporter },
  );
  // Else the steps would have proven nothing: everything has happened, and every refusal was given.
  const never = ['rosters-joined'];
  const all = ROSTER_EVENTS.map(({ name }) => name as string).filter((name) => !never.includes(name));
  expect([...happened].sort()).toEqual(all.sort());
  expect(REFUSALS.filter((code) => !refused.has(code) && code !== 'handover-in-circle')).toEqual([]);
  expect([...refused].filter((code) => !REFUSALS.includes(code))).toEqual([]);
}, 3_600_000);
