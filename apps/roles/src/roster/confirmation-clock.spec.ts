import { dueAt, tick } from './clocks.js';
import {
  ADA,
  afterwards,
  assigned,
  at,
  BEN,
  CLEO,
  CLOCK,
  called,
  DAN,
  deputised,
  given,
  joinedIn,
  opened,
  SCRIBE,
} from './given.js';
import type { Roster } from './roster.js';

const SMALL = { severity: 'SEV4', answerWithinS: 600 } as const;
const said = (roster: Roster, minute: number) =>
  tick(roster, { now: at(minute), by: CLOCK }).flatMap((event) =>
    event.name === 'holding-unconfirmed' || event.name === 'manager-candidate-asked'
      ? [
          [
            'step' in event.data ? event.data.step : event.data.candidate.name,
            ...('asks' in event.data ? event.data.asks.map(({ name }) => name) : []),
          ],
        ]
      : [],
  );
const later = (roster: Roster, minute: number) =>
  afterwards(roster, tick(roster, { now: at(minute), by: CLOCK }), CLOCK, minute);

describe('who is given a role confirms it; until then a clock by severity', () => {
  const waiting = given(opened(SMALL), deputised(CLEO), assigned(SCRIBE, BEN, ADA));

  it('asks the giver, then the deputy, then the manager, each person once', () => {
    expect(dueAt(waiting)).toBe(at(12));
    expect([said(waiting, 11.9), said(waiting, 12)]).toEqual([[], [['giver', 'Ada']]]);
    const first = later(waiting, 12);
    expect([said(first, 21), said(first, 22)]).toEqual([[], [['deputy', 'Cleo']]]);
    const second = later(first, 22);
    // Ada gave it and manages: she is not asked twice.
    expect([said(second, 32), dueAt(second)]).toEqual([[], null]);
    const byDan = given(opened(SMALL), deputised(CLEO), assigned(SCRIBE, BEN, DAN));
    expect(said(byDan, 500)).toEqual([['manager', 'Ada']]);
  });

  it('is still when they confirm', () => {
    const data = { role: 'scribe', scope: 'incident', roleName: SCRIBE.name, person: BEN };
    const confirmed = afterwards(waiting, [{ name: 'role-acknowledged', data }], BEN, 5);
    expect([dueAt(confirmed), said(confirmed, 500)]).toEqual([null, []]);
  });
});

describe('if the manager has not acknowledged in time, the next candidate is asked, visibly', () => {
  const unanswered = given(opened(SMALL), assigned(SCRIBE, BEN), joinedIn(CLEO), deputised(CLEO), called(BEN, ADA, 10));

  it('first the deputy, then who confirmed a role, one after the other, until somebody answers', () => {
    expect(said(unanswered, 10)).toEqual([['Cleo']]);
    const first = later(unanswered, 10);
    expect(first).toMatchObject({ silent: true, candidatesAsked: [CLEO.id], askedUntil: at(20) });
    expect([dueAt(first), said(first, 19), said(first, 20)]).toEqual([at(20), [], [['Ben']]]);
    const second = later(first, 20);
    expect([dueAt(second), said(second, 500)]).toEqual([null, []]);
  });

  it('and nobody is asked any more once the manager does', () => {
    const data = { role: 'incident-manager', scope: 'incident', roleName: { en: 'x', fr: 'x' }, person: ADA };
    const answered = afterwards(later(unanswered, 10), [{ name: 'role-acknowledged', data }], ADA, 12);
    expect(answered).toMatchObject({ silent: false, candidatesAsked: [], answerBy: null });
    expect([dueAt(answered), said(answered, 500)]).toEqual([null, []]);
  });
});
