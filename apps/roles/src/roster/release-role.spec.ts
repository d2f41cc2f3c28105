import { named } from '../catalogue/role-entry.js';
import {
  ADA,
  about,
  afterwards,
  assigned,
  BEN,
  CLEO,
  EXPERT,
  given,
  MANAGER,
  observing,
  opened,
  SCRIBE,
  when,
} from './given.js';
import { releaseRole } from './release-role.js';

const roster = given(opened(), assigned(SCRIBE, BEN), observing(SCRIBE, CLEO));

describe('giving up a role', () => {
  it.each([
    ['its holder', BEN],
    ['the manager, who releases the holder', ADA],
  ])('is for %s; what nobody holds then falls to the incident manager, with a record', (_, by) => {
    expect(when(roster, by, 3, releaseRole(SCRIBE, BEN))).toEqual([
      { name: 'role-released', data: { ...about(SCRIBE), person: BEN, fallsTo: ADA } },
    ]);
  });

  it('is refused to others, with the holder and the manager named, each once', () => {
    const refused = { refused: 'not-entitled', ...named(SCRIBE) };
    expect(when(roster, CLEO, 3, releaseRole(SCRIBE, BEN))).toEqual({ ...refused, entitled: [BEN, ADA] });
    const managers = given(opened(), assigned(SCRIBE, ADA));
    expect(when(managers, CLEO, 3, releaseRole(SCRIBE, ADA))).toEqual({ ...refused, entitled: [ADA] });
  });

  it('is refused for whoever neither holds nor observes it', () => {
    const refused = { refused: 'role-not-held', ...named(SCRIBE), person: ADA };
    expect(when(roster, ADA, 3, releaseRole(SCRIBE, ADA))).toEqual(refused);
  });

  it('falls to nobody while others hold it too', () => {
    const experts = given(opened(), assigned(EXPERT, BEN), assigned(EXPERT, CLEO));
    const events = [{ name: 'role-released', data: { ...about(EXPERT), person: BEN, fallsTo: null } }];
    expect(when(experts, BEN, 3, releaseRole(EXPERT, BEN))).toEqual(events);
    const last = afterwards(experts, events as never, BEN, 3);
    expect(when(last, CLEO, 4, releaseRole(EXPERT, CLEO))).toMatchObject([{ data: { person: CLEO, fallsTo: ADA } }]);
  });

  it('is refused to the incident manager, by whom it is pressed: there is always one', () => {
    expect(when(roster, ADA, 3, releaseRole(MANAGER, ADA))).toEqual({ refused: 'manager-stays', manager: ADA });
    const refused = { refused: 'not-entitled', ...named(MANAGER), entitled: [ADA] };
    expect(when(roster, BEN, 3, releaseRole(MANAGER, ADA))).toEqual(refused);
  });
});

describe('no longer observing a role', () => {
  it.each([
    ['the observer', CLEO],
    ['the manager', ADA],
  ])('is for %s, and leaves the holder in place', (_, by) => {
    expect(when(roster, by, 3, releaseRole(SCRIBE, CLEO))).toEqual([
      { name: 'observer-removed', data: { ...about(SCRIBE), person: CLEO } },
    ]);
  });

  it('is refused to others, with the observer and the manager named', () => {
    const refused = { refused: 'not-entitled', ...named(SCRIBE), entitled: [CLEO, ADA] };
    expect(when(roster, BEN, 3, releaseRole(SCRIBE, CLEO))).toEqual(refused);
  });

  it('is possible of the role of the incident manager', () => {
    const shadowed = given(opened(), observing(MANAGER, CLEO));
    expect(when(shadowed, CLEO, 2, releaseRole(MANAGER, CLEO))).toMatchObject([{ name: 'observer-removed' }]);
  });
});
