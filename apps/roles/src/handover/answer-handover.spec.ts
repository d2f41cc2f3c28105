import { named } from '../catalogue/role-entry.js';
import {
  ADA,
  about,
  afterwards,
  assigned,
  at,
  BEN,
  CLEO,
  DAN,
  given,
  MANAGER,
  offered,
  opened,
  SCRIBE,
  when,
} from '../roster/given.js';
import { holdersOf, managerOf, seatOf } from '../roster/roster.js';
import { acceptHandover, declineHandover } from './answer-handover.js';

const pending = given(opened(), assigned(SCRIBE, BEN), offered(SCRIBE, BEN, CLEO, 2));
const parties = { ...about(SCRIBE), from: BEN, to: CLEO };

describe('accepting a handover', () => {
  it('moves the role: until the acceptance the earlier holder answers, from it on the new one', () => {
    expect(holdersOf(pending, seatOf('scribe'))).toMatchObject([{ person: BEN }]);
    const events = [{ name: 'handover-accepted' as const, data: parties }];
    expect(when(pending, CLEO, 5, acceptHandover(SCRIBE))).toEqual(events);
    const after = afterwards(pending, events, CLEO, 5);
    expect(holdersOf(after, seatOf('scribe'))).toEqual([
      { ...seatOf('scribe'), person: CLEO, since: at(5), givenBy: BEN, acknowledgedAt: at(5) },
    ]);
    expect(after.offers).toEqual([]);
  });

  it('moves command with no instant without a manager', () => {
    const roster = given(opened(), offered(MANAGER, ADA, BEN, 1));
    const data = { ...about(MANAGER), from: ADA, to: BEN };
    expect(when(roster, BEN, 5, acceptHandover(MANAGER))).toEqual([{ name: 'handover-accepted', data }]);
    expect(managerOf(afterwards(roster, [{ name: 'handover-accepted', data }], BEN, 5))).toEqual(BEN);
  });
});

it('declining a handover moves nothing: the present holder keeps the role', () => {
  const events = [{ name: 'handover-declined' as const, data: parties }];
  expect(when(pending, CLEO, 5, declineHandover(SCRIBE))).toEqual(events);
  const after = afterwards(pending, events, CLEO, 5);
  expect(after).toEqual({ ...pending, offers: [] });
});

describe.each([
  ['accepting', acceptHandover],
  ['declining', declineHandover],
])('%s a handover', (_, answer) => {
  it('is refused to whom it was not offered, saying to whom it was: the manager and the holder too', () => {
    const refused = { refused: 'no-offer', ...named(SCRIBE), offeredTo: CLEO };
    for (const by of [ADA, BEN, DAN]) expect(when(pending, by, 5, answer(SCRIBE))).toEqual(refused);
  });

  it('is refused when nothing is offered', () => {
    const held = given(opened(), assigned(SCRIBE, BEN));
    expect(when(held, CLEO, 5, answer(SCRIBE))).toEqual({ refused: 'no-offer', ...named(SCRIBE) });
  });

  it('is possible until the offer expires, and not from then on, though no clock has said so yet', () => {
    const { expiresAt } = pending.offers[0]!;
    expect(expiresAt).toBe(at(17));
    expect(when(pending, CLEO, 16.99, answer(SCRIBE))).toHaveLength(1);
    expect(when(pending, CLEO, 17, answer(SCRIBE))).toEqual({ refused: 'no-offer', ...named(SCRIBE) });
  });
});
