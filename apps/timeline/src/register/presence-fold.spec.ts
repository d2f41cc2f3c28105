import fc from 'fast-check';
import { ROSTER_EVENTS } from '#contracts';
import { aimed, asked } from '../../../../tests/support/nights/aimed-step.js';
import { step } from '../../../../tests/support/nights/random-step.js';
import { joinRosters } from '../../../roles/src/merging/join-rosters.js';
import { ADA, BEN } from '../../../roles/src/roster/given.js';
import { Night } from '../../../roles/src/roster/night.js';
import { everybodyIn, type Roster } from '../../../roles/src/roster/roster.js';
import { PresenceFold } from './presence-fold.js';

type Logged = Night['log'][number];

const contracts = new Map(ROSTER_EVENTS.map((contract) => [contract.name as string, contract]));

function take(fold: PresenceFold, logged: readonly Logged[]): void {
  for (const { event, happened } of logged) {
    const told = { data: event.data as never, by: happened.by };
    fold.take(contracts.get(event.name)?.presence?.(told) ?? [], happened.at);
  }
}

/** Who sits where and shadows what since when, as a roster's own rules have it. */
const ofRoster = ({ holdings, observations }: Roster): string[] =>
  [
    ...holdings.map((one) => ['holder', one.role, one.scope, one.person.id, one.since].join(' ')),
    ...observations.map((one) => ['observer', one.role, one.scope, one.person.id, one.since].join(' ')),
  ].sort();

const ofFold = (fold: PresenceFold): string[] =>
  fold.now.map((one) => [one.as, one.role, one.scope, one.person.id, one.from].join(' ')).sort();

const steps = fc.array(step, { minLength: 150, maxLength: 150, size: 'max' });

/** Lives random nights, each joined by another one's roster, and holds the fold against the roster's own rules; gives what happened. */
function nights(parameters: fc.Parameters<unknown>): ReadonlySet<string> {
  const happened = new Set<string>();
  fc.assert(
    fc.property(fc.constantFrom(ADA, BEN), steps, steps, (manager, night, other) => {
      const [target, source] = [new Night(manager), new Night(ADA)];
      const fold = new PresenceFold();
      take(fold, target.log);
      for (const one of night) {
        const before = target.log.length;
        target.live(asked(aimed(one, target.roster)));
        take(fold, target.log.slice(before));
        expect(ofFold(fold)).toEqual(ofRoster(target.roster));
      }
      for (const one of other) source.live(asked(aimed(one, source.roster)));
      const before = target.log.length;
      const joined = { ...source.roster, incident: 'INC-7' };
      target.live({ seconds: 1, by: ADA, decide: joinRosters(joined), byItself: true });
      take(fold, target.log.slice(before));
      expect(ofFold(fold)).toEqual(ofRoster(target.roster));
      for (const { event } of target.log) happened.add(event.name);
      // Nobody is in a role who is not there, and no time ends before it begins.
      for (const { person } of fold.now) expect(fold.stays.get(person.id)?.stays.at(-1)?.until).toBeNull();
      for (const { from, until } of fold.roles) expect(until === null || from <= until).toBe(true);
      const there = everybodyIn(target.roster).map(({ id }) => id);
      for (const [id, { stays }] of fold.stays) {
        if (there.includes(id)) expect([id, stays.at(-1)?.until]).toEqual([id, null]);
        if (target.roster.gone.includes(id)) expect(stays.at(-1)?.until).not.toBeNull();
      }
    }),
    parameters as never,
  );
  return happened;
}

it('who is in which role since when is what the rules of the roles say, after every step of any night', () => {
  nights({ numRuns: 15 });
});

// The same nights each time: whether they are rich enough must not be luck.
it('is so for everything that changes who is where: all of it happens in these nights', () => {
  const happened = nights({ numRuns: 25, seed: 3 });
  const telling = ROSTER_EVENTS.filter((contract) => 'presence' in contract).map(({ name }) => name as string);
  expect(telling.filter((name) => !happened.has(name))).toEqual([]);
});
