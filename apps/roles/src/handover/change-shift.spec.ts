import {
  ADA,
  afterwards,
  assigned,
  BEN,
  CLEO,
  DAN,
  EVE,
  EXPERT,
  given,
  leftFor,
  MANAGER,
  observing,
  offered,
  opened,
  role,
  SCRIBE,
  when,
} from '../roster/given.js';
import { acceptShift, changeShift } from './change-shift.js';

const LEAD = role('tech-lead');
const night = given(opened(), assigned(SCRIBE, BEN), assigned(LEAD, BEN), assigned(EXPERT, CLEO));
const all = (to: typeof DAN) => ({ to, apart: [] });

describe('a shift change', () => {
  it('offers all that one person holds to one or several others', () => {
    expect(when(night, BEN, 5, changeShift(BEN, all(DAN), 'read page 4'))).toMatchObject([
      { name: 'handover-offered', data: { role: 'scribe', from: BEN, to: DAN, brief: 'read page 4' } },
      { name: 'handover-offered', data: { role: 'tech-lead', from: BEN, to: DAN } },
    ]);
    const apart = { to: DAN, apart: [{ role: 'tech-lead', scope: 'incident', to: EVE }] };
    expect(when(night, BEN, 5, changeShift(BEN, apart, null))).toMatchObject([
      { data: { to: DAN } },
      { data: { to: EVE } },
    ]);
    expect(when(night, ADA, 5, changeShift(ADA, all(DAN), null))).toMatchObject([{ data: { role: MANAGER.key } }]);
  });

  it('moves nothing until each accepts, who then has all of it', () => {
    const offering = afterwards(night, when(night, BEN, 5, changeShift(BEN, all(DAN), null)) as never, BEN, 5);
    expect(offering.holdings).toEqual(night.holdings);
    const accepted = when(offering, DAN, 6, acceptShift);
    const after = afterwards(offering, accepted as never, DAN, 6);
    expect(after.holdings.filter(({ person }) => person.id === DAN.id).map((one) => one.role)).toEqual([
      'scribe',
      'tech-lead',
    ]);
    expect(after.holdings.some(({ person }) => person.id === BEN.id)).toBe(false);
    expect(when(after, DAN, 7, acceptShift)).toEqual({ refused: 'nothing-to-hand-over', person: DAN });
  });

  it('is the manager’s to order for others, and nobody else’s', () => {
    expect(when(night, ADA, 5, changeShift(BEN, all(DAN), null))).toHaveLength(2);
    expect(when(night, CLEO, 5, changeShift(BEN, all(DAN), null))).toMatchObject({ refused: 'not-entitled' });
  });

  it.each([
    ['to oneself', BEN, night, { refused: 'already-holder', person: BEN }],
    ['of nothing', DAN, given(opened(), assigned(EXPERT, CLEO)), { refused: 'nothing-to-hand-over' }],
    [
      'to an observer',
      DAN,
      given(opened(), assigned(SCRIBE, BEN), observing(SCRIBE, DAN)),
      { refused: 'observes-only' },
    ],
    [
      'to somebody who left',
      DAN,
      given(opened(), assigned(SCRIBE, BEN), assigned(LEAD, DAN), leftFor(DAN)),
      { refused: 'has-left' },
    ],
    [
      'in a circle',
      CLEO,
      given(opened(), assigned(SCRIBE, BEN), assigned(EXPERT, CLEO), offered(EXPERT, CLEO, BEN, 3)),
      { refused: 'handover-in-circle', from: BEN, to: CLEO },
    ],
  ])('%s is refused', (_, to, roster, refused) => {
    expect(when(roster, BEN, 5, changeShift(BEN, all(to), null))).toMatchObject(refused);
  });
});
