import { named } from '../catalogue/role-entry.js';
import { assignRole } from './assign-role.js';
import {
  ADA,
  about,
  assigned,
  at,
  BEN,
  CLEO,
  DAN,
  EXPERT,
  given,
  MANAGER,
  opened,
  role,
  SCRIBE,
  when,
} from './given.js';

const vacant = given(opened());
const held = given(opened(), assigned(SCRIBE, BEN));
const experts = given(opened(), assigned(EXPERT, BEN), assigned(EXPERT, CLEO));
const support = role('customer-support-lead');

describe('taking a role', () => {
  it('gives a vacant role to whoever takes it, confirmed by that', () => {
    expect(when(vacant, BEN, 1, assignRole({ seat: SCRIBE, person: BEN }))).toEqual([
      { name: 'role-assigned', data: { ...about(SCRIBE), person: BEN, replaces: null, acknowledged: true } },
    ]);
  });

  it('tells the second of two who take a role at once who holds it and since when', () => {
    const told = { refused: 'role-held', ...named(SCRIBE), holder: BEN, since: at(1) };
    expect(when(held, CLEO, 2, assignRole({ seat: SCRIBE, person: CLEO }))).toEqual(told);
    expect(when(held, ADA, 2, assignRole({ seat: SCRIBE, person: CLEO }))).toEqual(told);
    expect(when(held, ADA, 2, assignRole({ seat: SCRIBE, person: ADA }))).toEqual(told);
  });

  it('gives no event when it is taken again by its holder', () => {
    expect(when(held, BEN, 2, assignRole({ seat: SCRIBE, person: BEN }))).toEqual([]);
    expect(when(held, ADA, 2, assignRole({ seat: SCRIBE, person: BEN }))).toEqual([]);
    expect(when(held, ADA, 2, assignRole({ seat: SCRIBE, person: BEN, inPlaceOf: BEN }))).toEqual([]);
  });

  it('seats a further holder beside the others in a role that takes many', () => {
    expect(when(experts, DAN, 3, assignRole({ seat: EXPERT, person: DAN }))).toEqual([
      { name: 'role-assigned', data: { ...about(EXPERT), person: DAN, replaces: null, acknowledged: true } },
    ]);
  });
});

describe('giving a role to somebody', () => {
  it('is what the manager does; the holder has still to confirm it', () => {
    expect(when(vacant, ADA, 1, assignRole({ seat: support, person: BEN }))).toEqual([
      { name: 'role-assigned', data: { ...about(support), person: BEN, replaces: null, acknowledged: false } },
    ]);
  });

  it('is refused to others, with the manager named', () => {
    const refused = { refused: 'not-entitled', ...named(SCRIBE), entitled: [ADA] };
    expect(when(vacant, BEN, 1, assignRole({ seat: SCRIBE, person: CLEO }))).toEqual(refused);
  });
});

describe('putting somebody in place of a holder', () => {
  it('is done by the manager, who names the holder on purpose', () => {
    expect(when(held, ADA, 2, assignRole({ seat: SCRIBE, person: CLEO, inPlaceOf: BEN }))).toEqual([
      { name: 'role-assigned', data: { ...about(SCRIBE), person: CLEO, replaces: BEN, acknowledged: false } },
    ]);
  });

  it('is refused to everyone else, be it for themselves', () => {
    const refused = { refused: 'not-entitled', ...named(SCRIBE), entitled: [ADA] };
    expect(when(held, CLEO, 2, assignRole({ seat: SCRIBE, person: CLEO, inPlaceOf: BEN }))).toEqual(refused);
    expect(when(held, BEN, 2, assignRole({ seat: SCRIBE, person: CLEO, inPlaceOf: BEN }))).toEqual(refused);
  });

  it('is refused when another one holds it meanwhile, saying who and since when', () => {
    const decide = assignRole({ seat: SCRIBE, person: CLEO, inPlaceOf: DAN });
    expect(when(held, ADA, 2, decide)).toEqual({ refused: 'role-held', ...named(SCRIBE), holder: BEN, since: at(1) });
  });

  it('is refused when nobody holds it', () => {
    const decide = assignRole({ seat: SCRIBE, person: CLEO, inPlaceOf: BEN });
    expect(when(vacant, ADA, 1, decide)).toEqual({ refused: 'role-not-held', ...named(SCRIBE), person: BEN });
  });

  it('replaces the one named, of several, also by another holder; done once, it gives no event again', () => {
    const decide = assignRole({ seat: EXPERT, person: CLEO, inPlaceOf: BEN });
    expect(when(experts, ADA, 3, decide)).toEqual([
      { name: 'role-assigned', data: { ...about(EXPERT), person: CLEO, replaces: BEN, acknowledged: false } },
    ]);
    const done = given(opened(), assigned(EXPERT, BEN), assigned(EXPERT, CLEO), assigned(EXPERT, CLEO, ADA, BEN));
    expect(when(done, ADA, 4, decide)).toEqual([]);
  });
});

describe('the role of the incident manager', () => {
  it('is never given away: an open incident has exactly one, who offers a handover instead', () => {
    const stays = { refused: 'manager-stays', manager: ADA };
    expect(when(vacant, ADA, 1, assignRole({ seat: MANAGER, person: BEN }))).toEqual(stays);
    expect(when(vacant, ADA, 1, assignRole({ seat: MANAGER, person: BEN, inPlaceOf: ADA }))).toEqual(stays);
  });

  it('is not taken by pressing: who tries is told who manages and since when', () => {
    const decide = assignRole({ seat: MANAGER, person: BEN });
    const told = { refused: 'role-held', ...named(MANAGER), holder: ADA, since: at(0) };
    expect(when(vacant, BEN, 1, decide)).toEqual(told);
  });

  it('gives no event when the manager takes it again', () => {
    expect(when(vacant, ADA, 1, assignRole({ seat: MANAGER, person: ADA }))).toEqual([]);
  });
});
