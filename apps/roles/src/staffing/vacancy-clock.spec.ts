import { dueAt, tick } from '../roster/clocks.js';
import {
  ADA,
  about,
  afterwards,
  assigned,
  at,
  BEN,
  CLEO,
  CLOCK,
  deputised,
  given,
  joinedIn,
  noted,
  opened,
  role,
  SCRIBE,
  when,
} from '../roster/given.js';
import type { Roster } from '../roster/roster.js';
import { markNeeded, markNotNeeded } from './mark-needed.js';
import { vacanciesOf } from './vacancy-clock.js';

const LEAD = role('tech-lead');
const COMMUNICATIONS = role('communications-manager');
const said = (roster: Roster, minute: number) =>
  tick(roster, { now: at(minute), by: CLOCK }).flatMap((event) =>
    event.name === 'vacancy-due' ? [[event.data.role, event.data.step, event.data.asks.map(({ name }) => name)]] : [],
  );
const later = (roster: Roster, minute: number) =>
  afterwards(roster, tick(roster, { now: at(minute), by: CLOCK }), CLOCK, minute);

/** A SEV2 that misses its scribe alone, who is wanted within half an hour. */
const here = given(opened(), assigned(LEAD, BEN), assigned(COMMUNICATIONS, CLEO), deputised(BEN), joinedIn(CLEO));

describe('the clock of a role that the severity asks for and nobody holds', () => {
  it('speaks to the deputy at half, to the manager too at the end, then to everybody; once a step', () => {
    expect(dueAt(here)).toBe(at(15));
    expect(said(here, 14.9)).toEqual([]);
    expect(said(here, 15)).toEqual([['scribe', 'half', ['Ben']]]);
    const half = later(here, 15);
    expect([said(half, 29), said(half, 30)]).toEqual([[], [['scribe', 'end', ['Ben', 'Ada']]]]);
    const end = later(half, 30);
    expect([said(end, 44), said(end, 45)]).toEqual([[], [['scribe', 'wider', ['Ben', 'Ada', 'Cleo']]]]);
    expect([dueAt(later(end, 45)), said(later(end, 45), 9_000)]).toEqual([null, []]);
  });

  it('raises after a stop only the latest step, not all that were missed', () => {
    expect(said(here, 500)).toEqual([['scribe', 'wider', ['Ben', 'Ada', 'Cleo']]]);
  });

  it('speaks to the manager first where there is no deputy', () => {
    const alone = given(opened(), assigned(LEAD, BEN), assigned(COMMUNICATIONS, CLEO));
    expect(said(alone, 15)).toEqual([['scribe', 'half', ['Ada']]]);
  });

  it('stops when somebody takes the role, and begins anew when they leave it', () => {
    const held = afterwards(later(here, 15), [assigned(SCRIBE, CLEO).event], CLEO, 20);
    expect(said(held, 500)).toEqual([]);
    const data = { role: 'scribe', scope: 'incident', roleName: SCRIBE.name, person: CLEO, fallsTo: ADA };
    const empty = afterwards(held, [{ name: 'role-released', data }], CLEO, 40);
    expect(vacanciesOf(empty)).toMatchObject([{ role: 'scribe', since: at(40), due: at(70), said: null }]);
  });

  it('ends with the resolution, and begins anew where the incident is at work again', () => {
    const becomes = (roster: Roster, status: 'active' | 'resolved', minute: number, sequence: number) =>
      afterwards(roster, [noted(ADA, { status, sequence }).event], ADA, minute);
    const resolved = becomes(later(here, 15), 'resolved', 20, 2);
    expect([said(resolved, 500), dueAt(resolved)]).toEqual([[], null]);
    const again = becomes(resolved, 'active', 60, 3);
    expect(vacanciesOf(again)).toMatchObject([{ role: 'scribe', since: at(60), due: at(90), said: null }]);
  });

  it('stops when the manager marks the role as not needed, and begins when it is needed again', () => {
    const unneeded = afterwards(here, when(here, ADA, 10, markNotNeeded('scribe', null)) as never, ADA, 10);
    expect([vacanciesOf(unneeded), said(unneeded, 500), dueAt(unneeded)]).toEqual([[], [], null]);
    const needed = afterwards(unneeded, when(unneeded, ADA, 60, markNeeded('scribe')) as never, ADA, 60);
    expect(vacanciesOf(needed)).toMatchObject([{ role: 'scribe', since: at(60), due: at(90) }]);
    expect(when(here, BEN, 10, markNotNeeded('scribe', null))).toMatchObject({ refused: 'not-your-duty' });
    expect(when(here, ADA, 10, markNotNeeded('incident-manager', null))).toMatchObject({ refused: 'manager-stays' });
    expect(when(here, ADA, 10, markNotNeeded('problem-manager', null))).toMatchObject({ refused: 'role-not-required' });
  });

  it('is computed again when the severity changes: what was asked for keeps its time, what is new begins', () => {
    const worse = afterwards(here, [noted(ADA, { severity: 'SEV1', sequence: 2 }).event], ADA, 10);
    expect(vacanciesOf(worse).map(({ role: key, since, due }) => [key, since, due])).toEqual([
      ['customer-support-lead', at(10), at(30)],
      ['social-media-lead', at(10), at(40)],
      ['scribe', at(0), at(15)],
      ['problem-manager', at(10), at(130)],
    ]);
    const better = afterwards(worse, [noted(ADA, { severity: 'SEV4', sequence: 3 }).event], ADA, 12);
    expect([vacanciesOf(better), dueAt(better)]).toEqual([[], null]);
  });

  it('is silent in a SEV4 held by one person', () => {
    const small = given(opened({ severity: 'SEV4' }));
    expect([vacanciesOf(small), said(small, 10_000), dueAt(small)]).toEqual([[], [], null]);
  });

  it('is satisfied by a holder in any part of the incident', () => {
    const inside = { ...about(COMMUNICATIONS), scope: 'internal', person: CLEO, replaces: null, acknowledged: true };
    const roster = afterwards(given(opened()), [{ name: 'role-assigned', data: inside }], CLEO, 1);
    expect(vacanciesOf(roster).map((one) => one.role)).toEqual(['tech-lead', 'scribe']);
  });
});
