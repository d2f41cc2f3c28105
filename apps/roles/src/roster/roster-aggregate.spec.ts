import fc from 'fast-check';
import { ROSTER_EVENTS } from '#contracts';
import { aimed, asked } from '../../../../tests/support/nights/aimed-step.js';
import { step } from '../../../../tests/support/nights/random-step.js';
import { broken } from '../../../../tests/support/nights/what-holds.js';
import { makeBoard } from '../board/make-board.js';
import { ADA, BEN } from './given.js';
import { Night } from './night.js';
import { type Roster } from './roster.js';
import { rosterAggregate } from './roster-aggregate.js';

/** `PROVE=1` takes a million steps in all instead of some thousands. */
const RUNS = process.env.PROVE ? 2_000 : 20;
const STEPS = 500;

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
        const rule = broken(night, before, one.what);
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
