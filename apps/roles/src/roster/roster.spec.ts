import { ADA, assigned, BEN, CLEO, DAN, EVE, given, observing, offered, opened, SCRIBE, when } from './given.js';
import { managerOf, mustBeOpen, mustSee, type Roster, whoSees } from './roster.js';

const sees = (roster: Roster, by: { id: string; name: string }) =>
  when(roster, by, 9, () => {
    mustSee(roster, by);
    return [];
  });
const refused = { refused: 'incident-unknown', incident: 'INC-42' };

describe('a restricted incident', () => {
  const roster = given(
    opened({ restricted: true, viewers: [EVE.id] }),
    ...[assigned(SCRIBE, BEN), observing(SCRIBE, CLEO), offered(SCRIBE, BEN, DAN, 3)],
  );

  it('is seen by those named and by every participant: holder, observer, and whom a role is offered', () => {
    expect(whoSees(roster)).toEqual([ADA, BEN, CLEO, DAN, EVE].map(({ id }) => id));
    for (const person of [ADA, BEN, CLEO, DAN, EVE]) expect(sees(roster, person)).toEqual([]);
  });

  it('is unknown to a stranger, as if it were not there', () => {
    expect(sees(roster, { id: 'p-mallory', name: 'Mallory' })).toEqual(refused);
  });

  it('is unknown again to whom a role was offered, when they do not take part in the end', () => {
    const withdrawn = { ...roster, offers: [] };
    expect(sees(withdrawn, DAN)).toEqual(refused);
  });

  it('is seen by the services', () => {
    expect(sees(roster, { id: 'service:timeline', name: 'timeline' })).toEqual([]);
  });
});

it('an open incident is seen by everyone', () => {
  expect(sees(given(opened()), { id: 'p-mallory', name: 'Mallory' })).toEqual([]);
});

describe('the roles of an incident', () => {
  const pressed = (roster: Roster) =>
    when(roster, ADA, 1, () => {
      mustBeOpen(roster);
      return [];
    });

  it.each(['triage', 'active', 'mitigated', 'resolved', 'closing'] as const)('move while it is %s', (status) => {
    expect(pressed(given(opened({ status })))).toEqual([]);
  });

  it.each(['closed', 'cancelled', 'merged'] as const)('no longer move once it is %s', (status) => {
    expect(pressed(given(opened({ status })))).toEqual({ refused: 'incident-ended', incident: 'INC-42', status });
  });

  it('no longer move once it was merged, and the refusal says where they do', () => {
    const merged = given(opened({ status: 'merged', mergedInto: 'INC-7' }));
    expect(pressed(merged)).toEqual({ refused: 'incident-merged', incident: 'INC-42', mergedInto: 'INC-7' });
  });
});

it('an incident without a manager is a fault of the program', () => {
  expect(() => managerOf({ ...given(opened()), holdings: [] })).toThrow('INC-42 has no incident manager');
});
