import { dueAt, tick } from './clocks.js';
import {
  ADA,
  about,
  afterwards,
  assigned,
  assignedIn,
  at,
  BEN,
  CLEO,
  CLOCK,
  called,
  DAN,
  given,
  noted,
  offered,
  opened,
  parted,
  role,
  SCRIBE,
  silent,
} from './given.js';
import type { Roster } from './roster.js';

const LEAD = role('tech-lead');
const ticked = (roster: Roster, minute: number) => tick(roster, { now: at(minute), by: CLOCK });
const expired = (entry = SCRIBE, from = BEN, to = CLEO) => ({
  name: 'handover-expired',
  data: { ...about(entry), from, to },
});
const asking = (candidate: typeof BEN, minute: number) => ({
  name: 'manager-candidate-asked',
  data: { candidate, manager: ADA, until: at(minute) },
});
const quiet = { name: 'manager-silent', data: { manager: ADA, since: at(0) } };

/** A severity that asks for nobody but the manager, who has ten minutes to answer. */
const SMALL = { severity: 'SEV4', answerWithinS: 600 } as const;

const offering = given(opened(SMALL), assigned(SCRIBE, BEN), offered(SCRIBE, BEN, CLEO, 2));
const unanswered = given(opened(SMALL, false));

describe('the clock of a roster', () => {
  it('waits for nothing when nothing is offered and the manager has answered', () => {
    const roster = given(opened(SMALL), assigned(SCRIBE, BEN));
    expect([dueAt(roster), ticked(roster, 10_000)]).toEqual([null, []]);
  });

  it('waits for the end of an offer, and says it once', () => {
    expect(dueAt(offering)).toBe(at(17));
    expect(ticked(offering, 16.99)).toEqual([]);
    expect(ticked(offering, 17)).toEqual([expired()]);
    const after = afterwards(offering, ticked(offering, 17), CLOCK, 17);
    expect([after.offers, dueAt(after), ticked(after, 18)]).toEqual([[], null, []]);
  });

  it('waits for the answer of a manager who has not acknowledged, and says once that none came', () => {
    expect(dueAt(unanswered)).toBe(at(10));
    expect(ticked(unanswered, 9.99)).toEqual([]);
    expect(ticked(unanswered, 10)).toEqual([quiet]);
    const after = afterwards(unanswered, ticked(unanswered, 10), CLOCK, 10);
    expect(after).toMatchObject({ silent: true, answerBy: at(10) });
    expect([dueAt(after), ticked(after, 11)]).toEqual([null, []]);
  });

  it('waits anew when the manager is called again', () => {
    const roster = given(
      opened(SMALL),
      called(BEN, ADA, 11),
      silent(ADA),
      assigned(SCRIBE, CLEO),
      called(BEN, ADA, 14),
    );
    expect(dueAt(roster)).toBe(at(14));
    expect(ticked(roster, 14)).toEqual([quiet, asking(CLEO, 24)]);
  });

  it('waits for the earliest of several times', () => {
    const roster = given(opened(SMALL), assigned(SCRIBE, BEN), offered(SCRIBE, BEN, CLEO, 2), called(BEN, ADA, 13));
    expect(dueAt(roster)).toBe(at(13));
    expect(ticked(roster, 13)).toEqual([quiet, asking(BEN, 23)]);
    expect(dueAt(afterwards(roster, ticked(roster, 13), CLOCK, 13))).toBe(at(17));
  });

  it('of a workstream asks those who hold a role in it, and the manager, each once', () => {
    const roster = given(opened(SMALL), parted('db'), assignedIn('db', LEAD, BEN, ADA), assigned(SCRIBE, CLEO));
    const ended = ticked(roster, 30).filter(({ name }) => name === 'time-box-ended');
    expect(ended).toMatchObject([{ data: { workstream: { key: 'db' }, asks: [BEN, ADA] } }]);
    const hers = given(opened(SMALL), parted('db'), assignedIn('db', LEAD, ADA));
    expect(ticked(hers, 30)).toMatchObject([{ data: { asks: [ADA] } }]);
  });

  it('that comes late says everything that has become due meanwhile, and nothing that is no longer so', () => {
    const roster = given(
      ...[opened(SMALL, false), assigned(SCRIBE, BEN), assigned(LEAD, CLEO)],
      ...[offered(SCRIBE, BEN, CLEO, 3), offered(LEAD, CLEO, DAN, 4)],
    );
    expect(ticked(roster, 500)).toEqual([expired(), expired(LEAD, CLEO, DAN), quiet, asking(BEN, 510)]);
    const answered = afterwards(
      roster,
      [{ name: 'role-acknowledged', data: { ...about(role('incident-manager')), person: ADA } }],
      ADA,
      12,
    );
    expect(ticked(answered, 500)).toEqual([expired(), expired(LEAD, CLEO, DAN)]);
  });

  it('stands still once the incident has ended: nobody is expected to answer any more', () => {
    const roster = given(opened(SMALL, false), assigned(SCRIBE, BEN), offered(SCRIBE, BEN, CLEO, 2));
    for (const status of ['closed', 'cancelled', 'merged'] as const) {
      const ended = afterwards(roster, [noted(BEN, { ...SMALL, status, sequence: 2 }).event], BEN, 3);
      expect([dueAt(ended), ticked(ended, 500)]).toEqual([null, []]);
      const reopened = afterwards(ended, [noted(BEN, { ...SMALL, sequence: 3 }).event], BEN, 4);
      expect(dueAt(reopened)).toBe(at(10));
    }
  });

  it('starts in no incident that is only told afterwards', () => {
    const roster = given(opened({ kind: 'backfilled' }, false), assigned(SCRIBE, BEN), offered(SCRIBE, BEN, CLEO, 2));
    expect([dueAt(roster), ticked(roster, 500)]).toEqual([null, []]);
  });

  it('asks nothing of a SEV4 handled by one person', () => {
    expect(dueAt(given(opened({ severity: 'SEV4' })))).toBeNull();
  });
});
