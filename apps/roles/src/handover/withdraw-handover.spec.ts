import { named } from '../catalogue/role-entry.js';
import {
  ADA,
  about,
  afterwards,
  assigned,
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
import { withdrawHandover } from './withdraw-handover.js';

const pending = given(opened(), assigned(SCRIBE, BEN), offered(SCRIBE, BEN, CLEO, 2));

describe('withdrawing an offer', () => {
  it.each([
    ['who made it', BEN],
    ['the manager', ADA],
  ])('is for %s; nothing moves', (_, by) => {
    const events = [{ name: 'handover-withdrawn' as const, data: { ...about(SCRIBE), from: BEN, to: CLEO } }];
    expect(when(pending, by, 3, withdrawHandover(SCRIBE))).toEqual(events);
    expect(afterwards(pending, events, by, 3)).toEqual({ ...pending, offers: [] });
  });

  it('is for the holder also when the manager made it', () => {
    const byManager = given(opened(), assigned(SCRIBE, BEN), offered(SCRIBE, BEN, CLEO, 2, ADA));
    expect(when(byManager, BEN, 3, withdrawHandover(SCRIBE))).toMatchObject([{ name: 'handover-withdrawn' }]);
  });

  it('is for the manager who made it also once somebody else manages', () => {
    const command = {
      event: { name: 'handover-accepted', data: { ...about(MANAGER), from: ADA, to: DAN } },
      by: DAN,
    } as const;
    const byFormer = given(opened(), assigned(SCRIBE, BEN), offered(SCRIBE, BEN, CLEO, 2, ADA), command);
    expect(when(byFormer, ADA, 4, withdrawHandover(SCRIBE))).toMatchObject([{ name: 'handover-withdrawn' }]);
    const refused = { refused: 'not-entitled', entitled: [ADA, BEN, DAN] };
    expect(when(byFormer, CLEO, 4, withdrawHandover(SCRIBE))).toMatchObject(refused);
  });

  it('is refused to others, with who may named, each once', () => {
    const refused = { refused: 'not-entitled', ...named(SCRIBE), entitled: [BEN, ADA] };
    expect(when(pending, DAN, 3, withdrawHandover(SCRIBE))).toEqual(refused);
    expect(when(pending, CLEO, 3, withdrawHandover(SCRIBE))).toEqual(refused);
  });

  it('is refused when nothing is offered', () => {
    const held = given(opened(), assigned(SCRIBE, BEN));
    expect(when(held, BEN, 3, withdrawHandover(SCRIBE))).toEqual({ refused: 'no-offer', ...named(SCRIBE) });
  });
});
