import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { ROSTER_EVENTS, SEVERITIES, STATUSES } from '#contracts';
import { gathered, resolveTable } from '../accountability/resolve.js';
import { makeBoard } from '../board/make-board.js';
import { CATALOGUE } from '../catalogue/catalogue.js';
import { ANSWER_LIMITS } from '../command/answer-limits.js';
import { takeOverCommand } from '../command/take-over-command.js';
import { acceptHandover, declineHandover } from '../handover/answer-handover.js';
import { offerHandover } from '../handover/offer-handover.js';
import { withdrawHandover } from '../handover/withdraw-handover.js';
import { acknowledgeRole } from './acknowledge-role.js';
import { assignRole } from './assign-role.js';
import { ADA, BEN, CLEO, CLOCK, DAN, EVE, EXPERT, MANAGER, role, SCRIBE } from './given.js';
import { type Asked, Night } from './night.js';
import { noteIncident } from './note-incident.js';
import { observeRole } from './observe-role.js';
import { releaseRole } from './release-role.js';
import { type Roster, type RosterDecision, seatId } from './roster.js';
import { rosterAggregate } from './roster-aggregate.js';

/** `PROVE=1` takes a million steps in all instead of some thousands. */
const RUNS = process.env.PROVE ? 2_000 : 20;
const STEPS = 500;

const PEOPLE = [ADA, BEN, CLEO, DAN, EVE];
const ROLES = [SCRIBE, MANAGER, EXPERT, role('communications-manager'), role('social-media-lead')];

/** One thing that somebody does, so many seconds after the one before. */
const step = fc.record({
  seconds: fc.oneof(
    { weight: 12, arbitrary: fc.nat(60) },
    { weight: 2, arbitrary: fc.constantFrom(300, 600, 900) },
    { weight: 1, arbitrary: fc.nat(4_000) },
  ),
  by: fc.constantFrom(...PEOPLE),
  what: fc.constantFrom(
    ...(['assign', 'replace', 'observe', 'release', 'acknowledge', 'offer', 'accept', 'decline', 'withdraw'] as const),
    ...(['take over', 'note', 'tick'] as const),
  ),
  role: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...ROLES) },
    { weight: 1, arbitrary: fc.constantFrom(...CATALOGUE.roles) },
  ),
  person: fc.constantFrom(...PEOPLE),
  other: fc.constantFrom(...PEOPLE),
  severity: fc.constantFrom(...SEVERITIES),
  status: fc.oneof({ weight: 8, arbitrary: fc.constant('active' as const) }, fc.constantFrom(...STATUSES)),
  restricted: fc.boolean(),
});

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** What the step asks of the roster; half of what names a person is for whoever asks. */
function decisionOf({ what, by, role: asked, person, other, severity, status, restricted }: Step): RosterDecision {
  const whom = other.id < person.id ? person : by;
  switch (what) {
    case 'assign':
      return assignRole({ role: asked, person: whom });
    case 'replace':
      return assignRole({ role: asked, person, inPlaceOf: other });
    case 'observe':
      return observeRole(asked, whom);
    case 'release':
      return releaseRole(asked, whom);
    case 'acknowledge':
      return acknowledgeRole(asked);
    case 'offer':
      return offerHandover(asked, person, null);
    case 'accept':
      return acceptHandover(asked);
    case 'decline':
      return declineHandover(asked);
    case 'withdraw':
      return withdrawHandover(asked);
    case 'take over':
      return takeOverCommand('no word from you');
    case 'note':
      return (roster) => {
        const sequence = roster.about.sequence + (person === other ? 0 : 1);
        const answerWithinS = ANSWER_LIMITS[severity];
        return noteIncident(roster, { severity, status, restricted, sequence, answerWithinS, viewers: [other.id] });
      };
    case 'tick':
      return (roster, context) => rosterAggregate.tick!(roster, context);
  }
}

/** Left to chance alone, who offers would seldom hold the role, and who answers never be asked: every other one is. */
function aimed(one: Step, { offers, holdings }: Roster): Step {
  const [offer] = offers;
  const holding = holdings[one.seconds % holdings.length]!;
  if (!one.restricted) return one;
  if (one.what === 'offer') return { ...one, role: role(holding.role), by: holding.person };
  const answers = one.what === 'accept' || one.what === 'decline';
  return offer && answers ? { ...one, role: role(offer.role), by: offer.to } : one;
}

const asked = (one: Step): Asked => ({
  ...{ seconds: one.seconds, by: one.what === 'tick' ? CLOCK : one.by, decide: decisionOf(one) },
  byItself: one.what === 'tick' || one.what === 'note',
});

/** What must hold, whatever happens; the name of what does not. */
function broken({ roster, folded, published, now }: Night, before: Roster, { what }: Step): string | undefined {
  const seats = Object.groupBy(roster.holdings, seatId);
  const table = resolveTable(CATALOGUE, roster);
  const manager = roster.holdings.filter((one) => one.role === MANAGER.key);
  const holds = (key: string, id: string) => roster.holdings.some((one) => one.role === key && one.person.id === id);
  const ticked = rosterAggregate.tick!(roster, { now, by: CLOCK });
  const due = rosterAggregate.dueAt!(roster);
  const rules: Record<string, boolean> = {
    'exactly one incident manager': manager.length === 1,
    'no orphans':
      table.length === 35 &&
      table.every(({ accountable }) => roster.holdings.some((one) => one.person.id === accountable.id)),
    'who answers is the lead of the role through which they do': table.every(
      (one) => seats[seatId(one)]?.[0]?.person.id === one.accountable.id,
    ),
    'who answers is entitled, and so is the manager': table.every(
      ({ entitled, accountable }) => entitled.includes(accountable.id) && entitled.includes(manager[0]!.person.id),
    ),
    'a role for one has at most one holder': Object.values(seats).every(
      (holders) => holders!.length <= 1 || role(holders![0]!.role).holders === 'many',
    ),
    'nobody holds a role twice': Object.values(seats).every(
      (holders) => new Set(holders!.map(({ person }) => person.id)).size === holders!.length,
    ),
    'the lead has held it longest': Object.values(seats).every((holders) =>
      holders!.every(({ since }) => holders![0]!.since <= since),
    ),
    'an observer is no holder': roster.observations.every((one) => !holds(one.role, one.person.id)),
    'one offer a role, of one who holds it': roster.offers.every(
      (one, place) =>
        holds(one.role, one.from.id) && roster.offers.findIndex((it) => seatId(it) === seatId(one)) === place,
    ),
    'the epoch never falls': Object.entries(before.epochs).every(([id, epoch]) => roster.epochs[id]! >= epoch),
    'the epoch rises with a change of holders': CATALOGUE.roles.every(({ key }) => {
      const people = (state: Roster) => state.holdings.filter((one) => one.role === key).map(({ person }) => person.id);
      const id = seatId({ role: key, scope: 'incident' });
      return isDeepStrictEqual(people(before), people(roster)) || roster.epochs[id]! > (before.epochs[id] ?? 0);
    }),
    'an empty seat that was held says since when': Object.keys(roster.epochs).every(
      (id) => (seats[id] === undefined) === (roster.vacantSince[id] !== undefined),
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
      expect(makeBoard(CATALOGUE, night.roster, at, 'en').orphans).toEqual([]);
      for (const { event } of night.log) {
        happened.add(event.name);
        expect(contractOf(event.name).data.parse(event.data)).toEqual(event.data);
      }
      for (const { code } of night.refusals) refused.add(code);
    }),
    { numRuns: RUNS, endOnFailure: true, reporter },
  );
  // Else the steps would have proven nothing: everything has happened, and every refusal was given.
  expect([...happened].sort()).toEqual(ROSTER_EVENTS.map(({ name }) => name).sort());
  expect([...refused].sort()).toEqual([
    ...['already-holder', 'incident-ended', 'incident-unknown', 'manager-stays', 'manager-still-has-time', 'no-offer'],
    ...['not-entitled', 'offer-pending', 'role-held', 'role-not-held'],
  ]);
}, 3_600_000);
