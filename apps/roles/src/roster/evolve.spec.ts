import {
  ADA,
  about,
  assigned,
  at,
  BEN,
  CLEO,
  CLOCK,
  called,
  DAN,
  EVE,
  EXPERT,
  given,
  MANAGER,
  noted,
  observing,
  offered,
  opened,
  type Past,
  released,
  role,
  SCRIBE,
  silent,
} from './given.js';
import { holdersOf, managersHolding, type Roster, seatOf } from './roster.js';

const seat = seatOf('scribe');
const holders = (roster: Roster, key = 'scribe') => holdersOf(roster, seatOf(key)).map(({ person }) => person.name);
const accepted = (entry: typeof SCRIBE, from: typeof ADA, to: typeof ADA): Past => ({
  event: { name: 'handover-accepted', data: { ...about(entry), from, to } },
  by: to,
});
const expired: Past = {
  event: { name: 'handover-expired', data: { ...about(SCRIBE), from: BEN, to: CLEO } },
  by: CLOCK,
};

describe("a manager's own act", () => {
  it.each<[string, Past]>([
    ['giving a role', assigned(SCRIBE, BEN, ADA)],
    ['observing a role', observing(SCRIBE, ADA)],
    ['a change of the incident', noted(ADA, { status: 'mitigated', sequence: 2 })],
    ['offering a handover', offered(MANAGER, ADA, BEN, 2)],
  ])('answers a call: %s', (_, act) => {
    const roster = given(opened(), called(BEN, ADA, 11), silent(ADA), act);
    expect(roster).toMatchObject({ answerBy: null, silent: false });
  });

  it('confirms the role of a manager who was named', () => {
    const roster = given(opened({}, false), assigned(SCRIBE, BEN, ADA));
    expect(managersHolding(roster)).toMatchObject({ since: at(0), acknowledgedAt: at(1) });
    expect(roster.answerBy).toBeNull();
  });

  it.each<[string, Past]>([
    ['another person', assigned(SCRIBE, BEN)],
    ['the clock', expired],
    ['the incident, changed by somebody else', noted(EVE, { status: 'mitigated', sequence: 2 })],
  ])('is not the act of %s: the wait goes on', (_, act) => {
    const roster = given(opened({}, false), act);
    expect(managersHolding(roster).acknowledgedAt).toBeNull();
    expect(roster.answerBy).toBe(at(10));
  });

  it('is not the table that follows from it', () => {
    const before = given(opened({}, false));
    const table = { table: [], manager: ADA.id, restricted: false, sees: [] };
    const published: Past = { event: { name: 'accountability-resolved', data: table }, by: ADA };
    expect(given(opened({}, false), published)).toEqual(before);
  });
});

describe('the epoch of a role', () => {
  const epoch = (...pasts: Past[]) => given(opened(), ...pasts).epochs['scribe/incident'];

  it('rises at each change of holder', () => {
    const changes = [
      assigned(SCRIBE, BEN),
      assigned(SCRIBE, CLEO, ADA, BEN),
      released(SCRIBE, CLEO),
      assigned(SCRIBE, BEN),
    ];
    expect(changes.map((_, last) => epoch(...changes.slice(0, last + 1)))).toEqual([1, 2, 3, 4]);
    expect(epoch(assigned(SCRIBE, BEN), offered(SCRIBE, BEN, CLEO, 2), accepted(SCRIBE, BEN, CLEO))).toBe(2);
  });

  it('stays when nobody sits down or leaves', () => {
    expect(epoch()).toBeUndefined();
    expect(epoch(assigned(SCRIBE, BEN), observing(SCRIBE, CLEO), offered(SCRIBE, BEN, CLEO, 3), expired)).toBe(1);
  });
});

describe('an empty role', () => {
  it('has stood empty since its last holder left, until somebody takes it', () => {
    const empty = given(opened(), assigned(SCRIBE, BEN), released(SCRIBE, BEN));
    expect(empty.vacantSince).toEqual({ 'scribe/incident': at(2) });
    expect(given(opened(), assigned(SCRIBE, BEN), released(SCRIBE, BEN), assigned(SCRIBE, CLEO)).vacantSince).toEqual(
      {},
    );
  });

  it('is not one that another still holds, nor one that changes hands', () => {
    const experts = [assigned(EXPERT, BEN), assigned(EXPERT, CLEO), released(EXPERT, BEN)];
    expect(given(opened(), ...experts).vacantSince).toEqual({});
    expect(given(opened(), assigned(SCRIBE, BEN), assigned(SCRIBE, CLEO, ADA, BEN)).vacantSince).toEqual({});
  });
});

describe('an offer', () => {
  const pending = [assigned(SCRIBE, BEN), offered(SCRIBE, BEN, CLEO, 2)];

  it.each<[string, Past]>([
    ['gives the role up', released(SCRIBE, BEN)],
    ['is replaced', assigned(SCRIBE, DAN, ADA, BEN)],
    ['is replaced by whom it was offered to', assigned(SCRIBE, CLEO, ADA, BEN)],
  ])('ends when its holder %s', (_, change) => {
    expect(given(opened(), ...pending).offers).toHaveLength(1);
    expect(given(opened(), ...pending, change).offers).toEqual([]);
  });

  it('stands when another role changes hands, or an observer leaves', () => {
    const removed: Past = { event: { name: 'observer-removed', data: { ...about(SCRIBE), person: DAN } }, by: DAN };
    const other = role('tech-lead');
    const roster = given(
      opened(),
      ...pending,
      observing(SCRIBE, DAN),
      removed,
      assigned(other, DAN),
      released(other, DAN),
    );
    expect(roster.offers).toMatchObject([{ ...seat, from: BEN, to: CLEO }]);
    expect(roster.observations).toEqual([]);
  });

  it('of one of several holders stands when another of them leaves or is replaced', () => {
    const experts = [assigned(EXPERT, BEN), assigned(EXPERT, CLEO), offered(EXPERT, CLEO, DAN, 3)];
    expect(given(opened(), ...experts, released(EXPERT, BEN)).offers).toHaveLength(1);
    expect(given(opened(), ...experts, assigned(EXPERT, EVE, ADA, BEN)).offers).toHaveLength(1);
    expect(given(opened(), ...experts, assigned(EXPERT, EVE, ADA, CLEO)).offers).toEqual([]);
  });
});

describe('the holders of a role', () => {
  it('are, where it takes one, whoever took another one’s place', () => {
    expect(holders(given(opened(), assigned(SCRIBE, BEN), assigned(SCRIBE, CLEO, ADA, BEN)))).toEqual(['Cleo']);
  });

  it('are, where it takes many, first who has held it longest', () => {
    const experts = [assigned(EXPERT, BEN), assigned(EXPERT, CLEO), assigned(EXPERT, DAN)];
    expect(holders(given(opened(), ...experts), EXPERT.key)).toEqual(['Ben', 'Cleo', 'Dan']);
    expect(holders(given(opened(), ...experts, released(EXPERT, BEN)), EXPERT.key)).toEqual(['Cleo', 'Dan']);
  });

  it('keep their place and time when they take over the part of another', () => {
    const experts = [assigned(EXPERT, BEN), assigned(EXPERT, CLEO, ADA), assigned(EXPERT, DAN)];
    const roster = given(opened(), ...experts, offered(EXPERT, BEN, CLEO, 4), accepted(EXPERT, BEN, CLEO));
    expect(holders(roster, EXPERT.key)).toEqual(['Cleo', 'Dan']);
    expect(holdersOf(roster, seatOf(EXPERT.key))[0]).toMatchObject({ since: at(2), acknowledgedAt: at(5) });
  });
});

describe('an observer', () => {
  it('who takes the role stops observing it, and it only', () => {
    const roster = given(
      opened(),
      observing(SCRIBE, BEN),
      observing(SCRIBE, CLEO),
      observing(EXPERT, BEN),
      assigned(SCRIBE, BEN),
    );
    expect(roster.observations.map(({ role: key, person }) => [key, person.name])).toEqual([
      ['scribe', 'Cleo'],
      ['subject-matter-expert', 'Ben'],
    ]);
  });

  it('stays one when the holder changes', () => {
    const roster = given(opened(), assigned(SCRIBE, BEN), observing(SCRIBE, CLEO), assigned(SCRIBE, DAN, ADA, BEN));
    expect(roster.observations).toMatchObject([{ ...seat, person: CLEO, since: at(2) }]);
  });
});
