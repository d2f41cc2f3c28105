import { dueAt } from './clocks.js';
import { evolve } from './evolve.js';
import { at, BEN, declared, incident } from './given.js';
import { openRoster } from './open-roster.js';
import { managersHolding } from './roster.js';

const opening = (changed: Parameters<typeof declared>[0]) => {
  const it = declared(changed);
  const [event, ...others] = openRoster(it, incident({ severity: 'SEV4', answerWithinS: 600, kind: it.kind }));
  const roster = evolve(undefined, event!, { at: at(1), by: it.declaredBy });
  return { event, others, roster, holding: managersHolding(roster) };
};

describe('opening the roster of an incident', () => {
  it('gives the incident its one manager from the moment it was declared', () => {
    const { event, others, roster, holding } = opening({});
    expect(event).toMatchObject({ name: 'roster-opened', data: { incident: 'INC-42', since: at(0) } });
    expect(others).toEqual([]);
    expect(roster.holdings).toHaveLength(1);
    expect(holding).toMatchObject({ role: 'incident-manager', person: { name: 'Ada' }, since: at(0) });
    expect(roster.openedAt).toBe(at(1));
  });

  it('waits for no answer of a manager who declares it themselves', () => {
    const { roster, holding } = opening({});
    expect(holding.acknowledgedAt).toBe(at(0));
    expect(dueAt(roster)).toBeNull();
  });

  it('gives a manager whom somebody else named the time that the severity sets, counted from the declaration', () => {
    const { roster, holding } = opening({ manager: BEN });
    expect(holding).toMatchObject({ person: BEN, acknowledgedAt: null, givenBy: { name: 'Ada' } });
    expect([roster.answerBy, dueAt(roster)]).toEqual([at(10), at(10)]);
  });

  it('starts no clock in a backfilled incident, whoever it names', () => {
    const { roster, holding } = opening({ manager: BEN, kind: 'backfilled' });
    expect(holding.person).toEqual(BEN);
    expect(dueAt(roster)).toBeNull();
  });

  it('begins with nothing else: an event of a roster that is not open is a fault of the program', () => {
    const silent = { name: 'manager-silent', data: { manager: BEN, since: at(0) } } as const;
    expect(() => evolve(undefined, silent, { at: at(0), by: BEN })).toThrow('roster-opened');
  });
});
