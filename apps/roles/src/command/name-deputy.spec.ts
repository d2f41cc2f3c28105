import { ADA, afterwards, assigned, BEN, CLEO, deputised, given, opened, SCRIBE, when } from '../roster/given.js';
import { managerOf } from '../roster/roster.js';
import { nameDeputy } from './name-deputy.js';
import { takeOverCommand } from './take-over-command.js';

const here = given(opened(), assigned(SCRIBE, BEN));
const stood = given(opened(), deputised(BEN));

describe('the deputy', () => {
  it('is named by the manager, who may name another or none; a deputy may step back', () => {
    expect(when(here, ADA, 2, nameDeputy(BEN))).toEqual([
      { name: 'deputy-named', data: { deputy: BEN, former: null } },
    ]);
    expect(when(stood, ADA, 2, nameDeputy(CLEO))).toMatchObject([{ data: { deputy: CLEO, former: BEN } }]);
    expect(when(stood, BEN, 2, nameDeputy(null))).toMatchObject([{ data: { deputy: null, former: BEN } }]);
    expect(when(stood, ADA, 2, nameDeputy(BEN))).toEqual([]);
  });

  it('is nobody else’s to name, and never the manager', () => {
    expect(when(here, BEN, 2, nameDeputy(BEN))).toMatchObject({ refused: 'not-entitled', entitled: [ADA] });
    expect(when(here, ADA, 2, nameDeputy(ADA))).toMatchObject({ refused: 'already-holder', person: ADA });
  });

  it('takes over with one press, and is then the manager and no deputy any more', () => {
    const events = when(stood, BEN, 2, takeOverCommand('Ada is asleep'));
    expect(events).toMatchObject([{ name: 'manager-taken-over', data: { person: BEN, former: ADA } }]);
    const after = afterwards(stood, events as never, BEN, 2);
    expect(managerOf(after)).toEqual(BEN);
    expect(after.deputy).toBeNull();
  });
});
