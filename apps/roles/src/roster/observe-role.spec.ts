import { named } from '../catalogue/role-entry.js';
import { ADA, about, assigned, BEN, CLEO, given, observing, opened, SCRIBE, when } from './given.js';
import { observeRole } from './observe-role.js';
import { holdersOf, seatOf } from './roster.js';

const roster = given(opened(), assigned(SCRIBE, BEN));

describe('observing a role', () => {
  it('is for anyone by choice', () => {
    expect(when(roster, CLEO, 2, observeRole(SCRIBE, CLEO))).toEqual([
      { name: 'observer-added', data: { ...about(SCRIBE), person: CLEO } },
    ]);
  });

  it('is for others when the manager says so, and only then', () => {
    expect(when(roster, ADA, 2, observeRole(SCRIBE, CLEO))).toEqual([
      { name: 'observer-added', data: { ...about(SCRIBE), person: CLEO } },
    ]);
    const refused = { refused: 'not-entitled', ...named(SCRIBE), entitled: [ADA] };
    expect(when(roster, BEN, 2, observeRole(SCRIBE, CLEO))).toEqual(refused);
  });

  it('gives no event for who observes it already, or holds it', () => {
    const shadowed = given(opened(), assigned(SCRIBE, BEN), observing(SCRIBE, CLEO));
    expect(when(shadowed, CLEO, 3, observeRole(SCRIBE, CLEO))).toEqual([]);
    expect(when(shadowed, BEN, 3, observeRole(SCRIBE, BEN))).toEqual([]);
  });

  it('never counts as cover: a role that is only observed stands empty', () => {
    const shadowed = given(opened(), observing(SCRIBE, CLEO));
    expect(shadowed.observations.map(({ person }) => person)).toEqual([CLEO]);
    expect(holdersOf(shadowed, seatOf('scribe'))).toEqual([]);
  });
});
