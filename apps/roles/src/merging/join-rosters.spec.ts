import fc from 'fast-check';
import { ROSTER_EVENTS } from '#contracts';
import { aimed, asked } from '../../../../tests/support/nights/aimed-step.js';
import { step } from '../../../../tests/support/nights/random-step.js';
import { broken } from '../../../../tests/support/nights/what-holds.js';
import {
  ADA,
  afterwards,
  assigned,
  assignedIn,
  at,
  BEN,
  CLEO,
  DAN,
  delegated,
  deputised,
  EVE,
  EXPERT,
  given,
  joinedIn,
  observing,
  offered,
  opened,
  type Past,
  parted,
  RESTORER,
  role,
  SCRIBE,
  shapedRole,
  when,
} from '../roster/given.js';
import { Night } from '../roster/night.js';
import { everybodyIn, managerOf, type Roster, type RosterEvent } from '../roster/roster.js';
import { isHeldBy } from '../roster/seating.js';
import { joinRosters } from './join-rosters.js';

/** `PROVE=1` joins a thousand rosters. */
const RUNS = process.env.PROVE ? 1_000 : 25;

const LEAD = role('tech-lead');
const COMMUNICATIONS = role('communications-manager');

/** The same past in another incident, that Dan manages. */
const inSeven = (...pasts: readonly Past[]): Roster => {
  const roster = given(opened(), ...pasts);
  const holdings = roster.holdings.map((one) => (one.role === 'incident-manager' ? { ...one, person: DAN } : one));
  return { ...roster, incident: 'INC-7', holdings };
};

/** The target after the source joined it, by Dan at the hundredth minute. */
const joined = (source: Roster, target: Roster): Roster =>
  afterwards(target, joinRosters(source)(target, { by: DAN, now: at(100) }), DAN, 100);

const seats = ({ holdings }: Roster) => holdings.map((one) => `${one.person.name}: ${one.role}/${one.scope}`);
const shadows = ({ observations }: Roster) => observations.map((one) => `${one.person.name}: ${one.role}/${one.scope}`);

describe('a roster that joins another', () => {
  it('becomes a workstream there, led by who managed it, who has still to confirm that', () => {
    const after = joined(inSeven(), given(opened()));
    expect(after.workstreams).toMatchObject([{ key: 'inc-7', name: 'INC-7', openedAt: at(100) }]);
    expect(seats(after)).toEqual(['Ada: incident-manager/incident', 'Dan: tech-lead/inc-7']);
    expect(after.holdings[1]).toMatchObject({ since: at(100), givenBy: DAN, acknowledgedAt: null });
  });

  it('is told as one thing first, with everybody in it', () => {
    const [told] = when(given(opened()), DAN, 100, joinRosters(inSeven(assigned(SCRIBE, BEN)))) as RosterEvent[];
    expect(told).toEqual({ name: 'rosters-joined', data: { incident: 'INC-7', manager: DAN, people: [DAN, BEN] } });
  });

  it('joins once', () => {
    const source = inSeven(assigned(SCRIBE, BEN));
    const after = joined(source, given(opened()));
    expect(after.joined).toEqual(['INC-7']);
    expect(when(after, DAN, 101, joinRosters(source))).toEqual([]);
    expect(when(source, DAN, 101, joinRosters(source))).toEqual([]);
  });

  it('brings its holders into the same seats, where these are empty or take many; they confirm anew', () => {
    const source = inSeven(assigned(SCRIBE, BEN), assigned(EXPERT, CLEO));
    const after = joined(source, given(opened(), assigned(EXPERT, EVE)));
    expect(seats(after)).toEqual([
      'Ada: incident-manager/incident',
      'Eve: subject-matter-expert/incident',
      'Dan: tech-lead/inc-7',
      'Ben: scribe/incident',
      'Cleo: subject-matter-expert/incident',
    ]);
    expect(after.holdings.slice(2).map(({ acknowledgedAt }) => acknowledgedAt)).toEqual([null, null, null]);
  });

  it('takes nobody out of a seat: who finds it taken works in the workstream, or shadows the role', () => {
    const theirs = [assigned(SCRIBE, BEN), assigned(LEAD, CLEO), assigned(COMMUNICATIONS, BEN)];
    const ours = [assigned(SCRIBE, EVE), assigned(LEAD, EVE), assigned(COMMUNICATIONS, EVE)];
    const after = joined(inSeven(...theirs), given(opened(), ...ours));
    expect(seats(after).slice(1)).toEqual([
      ...['Eve: scribe/incident', 'Eve: tech-lead/incident', 'Eve: communications-manager/incident'],
      'Dan: tech-lead/inc-7',
    ]);
    expect(shadows(after)).toEqual([
      ...['Ben: scribe/incident', 'Cleo: tech-lead/incident', 'Ben: communications-manager/incident'],
    ]);
  });

  it('leaves who managed it and led its technical work in the one seat that is both now', () => {
    const after = joined(inSeven(assigned(LEAD, DAN)), given(opened(), assigned(LEAD, EVE)));
    expect(seats(after).slice(1)).toEqual(['Eve: tech-lead/incident', 'Dan: tech-lead/inc-7']);
    expect(shadows(after)).toEqual([]);
  });

  it('brings its workstreams with who holds what in them, under another key where theirs is taken', () => {
    const after = joined(
      inSeven(parted('database'), assignedIn('database', LEAD, CLEO)),
      given(opened(), parted('database')),
    );
    expect(after.workstreams.map(({ key, name }) => [key, name])).toEqual([
      ['database', 'Database'],
      ['inc-7', 'INC-7'],
      ['inc-7-database', 'Database (INC-7)'],
    ]);
    expect(seats(after)).toContain('Cleo: tech-lead/inc-7-database');
  });

  it('brings its own roles and duties with their holders, under other keys where theirs are taken', () => {
    const restorer = { ...SCRIBE, key: RESTORER.key, name: RESTORER.name };
    const after = joined(inSeven(shapedRole(), assigned(restorer, CLEO)), given(opened(), shapedRole()));
    expect(after.shaped.roles.map(({ key, name, duties }) => [key, name.en, duties[0]!.duty])).toEqual([
      ['restorer', 'Restorer', 'restore-data'],
      ['inc-7-restorer', 'Restorer (INC-7)', 'inc-7-restore-data'],
    ]);
    expect(after.shaped.duties.map(({ key }) => key)).toEqual(['restore-data', 'inc-7-restore-data']);
    expect(seats(after)).toContain('Cleo: inc-7-restorer/incident');
  });

  it('brings delegated duties: to the same place where only the manager had them, else to its workstream', () => {
    const source = inSeven(joinedIn(CLEO), delegated('brief-executives', CLEO), delegated('suggest-fixes', BEN));
    const after = joined(source, given(opened(), assigned(EXPERT, EVE)));
    expect(after.delegations.map(({ duty, scope, to }) => [duty, scope, to.name])).toEqual([
      ['brief-executives', 'incident', 'Cleo'],
      ['suggest-fixes', 'inc-7', 'Ben'],
    ]);
  });

  it('keeps what is delegated in the target as it is, and leaves behind what is over', () => {
    const source = inSeven(delegated('brief-executives', CLEO), delegated('form-theories', BEN, 'incident', at(60)));
    const after = joined(source, given(opened(), delegated('brief-executives', EVE)));
    expect(after.delegations.map(({ duty, scope, to }) => [duty, scope, to.name])).toEqual([
      ['brief-executives', 'incident', 'Eve'],
      ['brief-executives', 'inc-7', 'Cleo'],
    ]);
    expect(everybodyIn(after)).toContainEqual(BEN);
  });

  it('brings who takes part or shadows; its deputy responds, and the target keeps its own', () => {
    const source = inSeven(joinedIn(BEN), observing(SCRIBE, CLEO), deputised(EVE));
    const after = joined(source, given(opened(), deputised(BEN)));
    expect(after.participants.map(({ person, as }) => [person.name, as])).toEqual([
      ['Ben', 'responder'],
      ['Eve', 'responder'],
    ]);
    expect([after.deputy, shadows(after)]).toEqual([BEN, ['Cleo: scribe/incident']]);
  });

  it('leaves behind what stood offered', () => {
    const source = inSeven(assigned(SCRIBE, BEN), offered(SCRIBE, BEN, CLEO, 1));
    expect(joined(source, given(opened())).offers).toEqual([]);
  });
});

const contractOf = (name: string) => ROSTER_EVENTS.find((one) => one.name === name)!;

/** What must hold of the target besides what always does; the name of what does not. */
function lost(source: Roster, before: Roster, after: Roster): string | undefined {
  const there = new Set(everybodyIn(after).map(({ id }) => id));
  const sits = (one: Roster['holdings'][number]) => after.holdings.some((it) => isHeldBy(it, one, one.person.id));
  const theirs = source.holdings.filter((one) => one.role !== 'incident-manager');
  const has = (one: (typeof theirs)[number]) =>
    [...after.holdings, ...after.observations].some(
      (it) => it.person.id === one.person.id && (it.role === one.role || it.role === `inc-7-${one.role}`),
    );
  const rules: Record<string, boolean> = {
    'everybody of both is there': [...everybodyIn(source), ...everybodyIn(before)].every(({ id }) => there.has(id)),
    'the manager is who it was': managerOf(after).id === managerOf(before).id,
    'nobody of the target loses a role': before.holdings.every(sits),
    'nobody of the source is without the role they had': theirs.every(has),
    'nobody of the target loses a duty': before.delegations.every((one) => after.delegations.includes(one)),
    'what is offered in the target stands': before.offers.every((one) => after.offers.includes(one)),
    'all workstreams are there': after.workstreams.length === before.workstreams.length + source.workstreams.length + 1,
    'all roles are there': after.shaped.roles.length === before.shaped.roles.length + source.shaped.roles.length,
    'it is joined once': joinRosters(source)(after, { by: DAN, now: at(100_000) }).length === 0,
  };
  return Object.keys(rules).find((rule) => !rules[rule]);
}

it(`nobody and nothing is lost, and every rule of a roster holds, whatever the two are: ${RUNS} pairs`, () => {
  const steps = fc.array(step, { minLength: 10, maxLength: 200, size: 'max' });
  const happened = new Set<string>();
  fc.assert(
    fc.property(fc.constantFrom(ADA, BEN), steps, steps, (manager, theirs, ours) => {
      const [there, here] = [new Night(manager), new Night(ADA)];
      for (const one of theirs) there.live(asked(aimed(one, there.roster)));
      for (const one of ours) here.live(asked(aimed(one, here.roster)));
      const source = { ...there.roster, incident: 'INC-7' };
      const before = here.roster;
      here.live({ seconds: 30, by: manager, decide: joinRosters(source), byItself: true });
      const rule = broken(here, before, 'join') ?? lost(source, before, here.roster);
      if (rule) throw new Error(`not kept: ${rule}`);
      for (const { event } of here.log) {
        expect(contractOf(event.name).data.parse(event.data)).toEqual(event.data);
        happened.add(event.name);
      }
    }),
    { numRuns: RUNS },
  );
  expect(happened).toContain('rosters-joined');
}, 600_000);
