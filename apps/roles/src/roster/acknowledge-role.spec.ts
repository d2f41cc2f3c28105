import { named } from '../catalogue/role-entry.js';
import { acknowledgeRole } from './acknowledge-role.js';
import {
  ADA,
  about,
  afterwards,
  assigned,
  at,
  BEN,
  CLEO,
  called,
  given,
  MANAGER,
  opened,
  SCRIBE,
  silent,
  when,
} from './given.js';
import { holdersOf, managersHolding, seatOf } from './roster.js';

const confirmation = (person: typeof ADA, role = SCRIBE) => [
  { name: 'role-acknowledged' as const, data: { ...about(role), person } },
];

describe('confirming a role', () => {
  const roster = given(opened(), assigned(SCRIBE, BEN, ADA));

  it('is said by the holder to whom it was given: until then they hold it, not yet confirmed', () => {
    expect(holdersOf(roster, seatOf('scribe'))).toMatchObject([{ person: BEN, acknowledgedAt: null }]);
    expect(when(roster, BEN, 2, acknowledgeRole(SCRIBE))).toEqual(confirmation(BEN));
    const after = afterwards(roster, confirmation(BEN), BEN, 2);
    expect(holdersOf(after, seatOf('scribe'))).toMatchObject([{ person: BEN, since: at(1), acknowledgedAt: at(2) }]);
  });

  it('gives no event when it is confirmed already', () => {
    const confirmed = afterwards(roster, confirmation(BEN), BEN, 2);
    expect(when(confirmed, BEN, 3, acknowledgeRole(SCRIBE))).toEqual([]);
  });

  it('gives no event again while the manager is called: that call is not for others to answer', () => {
    const calling = given(opened(), assigned(SCRIBE, BEN), called(BEN, ADA, 11));
    expect(when(calling, BEN, 3, acknowledgeRole(SCRIBE))).toEqual([]);
  });

  it('is refused to whoever does not hold it, the manager too', () => {
    const refused = { refused: 'role-not-held', ...named(SCRIBE) };
    expect(when(roster, CLEO, 2, acknowledgeRole(SCRIBE))).toEqual({ ...refused, person: CLEO });
    expect(when(roster, ADA, 2, acknowledgeRole(SCRIBE))).toEqual({ ...refused, person: ADA });
  });
});

describe('a manager who says "I am here"', () => {
  it('has answered: nobody waits any longer', () => {
    const roster = given(opened({}, false));
    expect(when(roster, ADA, 1, acknowledgeRole(MANAGER))).toEqual(confirmation(ADA, MANAGER));
    const after = afterwards(roster, confirmation(ADA, MANAGER), ADA, 1);
    expect([after.answerBy, managersHolding(after).acknowledgedAt]).toEqual([null, at(1)]);
  });

  it('answers a call though the role was confirmed long ago, and keeps the time of that', () => {
    const roster = given(opened(), called(BEN, ADA, 11));
    expect(when(roster, ADA, 5, acknowledgeRole(MANAGER))).toEqual(confirmation(ADA, MANAGER));
    const after = afterwards(roster, confirmation(ADA, MANAGER), ADA, 5);
    expect([after.answerBy, managersHolding(after).acknowledgedAt]).toEqual([null, at(0)]);
  });

  it('is heard even after the time, until somebody has taken over', () => {
    const late = given(opened(), called(BEN, ADA, 11), silent(ADA));
    expect(when(late, ADA, 20, acknowledgeRole(MANAGER))).toEqual(confirmation(ADA, MANAGER));
    expect(afterwards(late, confirmation(ADA, MANAGER), ADA, 20)).toMatchObject({ answerBy: null, silent: false });
  });

  it('gives no event when nobody asked', () => {
    expect(when(given(opened()), ADA, 1, acknowledgeRole(MANAGER))).toEqual([]);
  });
});
