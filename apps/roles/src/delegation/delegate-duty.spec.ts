import { resolveTable } from '../accountability/resolve.js';
import { tick } from '../roster/clocks.js';
import {
  ADA,
  afterwards,
  assigned,
  at,
  BEN,
  CLEO,
  CLOCK,
  DAN,
  delegated,
  EVE,
  given,
  joinedIn,
  leftFor,
  opened,
  role,
  when,
} from '../roster/given.js';
import type { Roster } from '../roster/roster.js';
import { delegateDuty, endDelegation } from './delegate-duty.js';

const BRIEF = { duty: 'brief-executives', scope: 'incident' };
const COMMUNICATIONS = role('communications-manager');
const row = (roster: Roster) => resolveTable(roster).find(({ duty }) => duty === BRIEF.duty)!;
const here = given(opened(), assigned(COMMUNICATIONS, BEN), joinedIn(CLEO));

describe('a single duty is delegated', () => {
  it('by who answers for it or by the manager, and then before all others the delegate answers', () => {
    const delegation = { ...BRIEF, to: CLEO, by: BEN, since: at(3), until: at(60) };
    const events = when(here, BEN, 3, delegateDuty(BRIEF, CLEO, at(60)));
    expect(events).toMatchObject([{ name: 'duty-delegated', data: { delegation } }]);
    const after = afterwards(here, events as never, BEN, 3);
    expect(row(after)).toMatchObject({ accountable: CLEO, because: 'delegated', epoch: 1 });
    expect(row(after).entitled).toEqual([ADA, BEN, CLEO].map(({ id }) => id));
    expect(when(here, ADA, 3, delegateDuty(BRIEF, CLEO, null))).toHaveLength(1);
  });

  it.each([
    ['to a stranger', ADA, EVE, null, { refused: 'not-taking-part', person: EVE }],
    ['by somebody else', DAN, CLEO, null, { refused: 'not-your-duty', entitled: [BEN, ADA] }],
    ['to who answers already', ADA, BEN, null, { refused: 'answers-already', person: BEN }],
    ['until a time that has passed', ADA, CLEO, at(3), { refused: 'time-passed' }],
  ])('never %s', (_, by, to, until, refused) => {
    expect(when(here, by, 3, delegateDuty(BRIEF, to, until))).toMatchObject(refused);
  });

  it.each(['command-incident', 'answer-for-unassigned'])('but for %s, which goes with the role', (duty) => {
    expect(when(here, ADA, 3, delegateDuty({ ...BRIEF, duty }, BEN, null))).toMatchObject({ refused: 'duty-stays' });
  });

  it('in a part of the incident that there is', () => {
    const refused = { refused: 'scope-unknown', scope: 'nowhere' };
    expect(when(here, ADA, 3, delegateDuty({ ...BRIEF, scope: 'nowhere' }, CLEO, null))).toMatchObject(refused);
    expect(when(here, ADA, 3, delegateDuty({ ...BRIEF, duty: 'nothing' }, CLEO, null))).toMatchObject({
      refused: 'duty-unknown',
    });
  });
});

describe('a delegation ends', () => {
  const given4 = given(
    opened(),
    assigned(COMMUNICATIONS, BEN),
    joinedIn(CLEO),
    delegated(BRIEF.duty, CLEO, 'incident', at(60)),
  );

  it('when its time has come, said once; who answered before answers again', () => {
    expect(tick(given4, { now: at(59), by: CLOCK }).map(({ name }) => name)).not.toContain('delegation-ended');
    const ended = tick(given4, { now: at(60), by: CLOCK }).filter(({ name }) => name === 'delegation-ended');
    expect(ended).toMatchObject([{ data: { to: CLEO, how: 'time' } }]);
    expect(row(afterwards(given4, ended, CLOCK, 60))).toMatchObject({ accountable: BEN, because: 'secondary-role' });
  });

  it('taken back by who gave it or the manager, given back by who has it, and by nobody else', () => {
    expect(when(given4, CLEO, 5, endDelegation(BRIEF))).toMatchObject([{ data: { how: 'given-back' } }]);
    expect(when(given4, ADA, 5, endDelegation(BRIEF))).toMatchObject([{ data: { how: 'taken-back' } }]);
    expect(when(given4, DAN, 5, endDelegation(BRIEF))).toMatchObject({ refused: 'not-your-duty' });
    expect(when(here, ADA, 5, endDelegation(BRIEF))).toMatchObject({ refused: 'not-delegated' });
  });

  it('when the delegate leaves', () => {
    const left = given(
      opened(),
      assigned(COMMUNICATIONS, BEN),
      joinedIn(CLEO),
      delegated(BRIEF.duty, CLEO),
      leftFor(CLEO),
    );
    expect(left.delegations).toEqual([]);
    expect(row(left)).toMatchObject({ accountable: BEN });
  });
});
