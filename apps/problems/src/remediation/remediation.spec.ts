import fc from 'fast-check';
import {
  ITEM_EVENTS,
  REMEDIATION_PRIORITIES,
  REMEDIATION_STATUSES,
  type Remediation,
  remediationDue,
} from '#contracts';
import { changeRemediation } from './change-remediation.js';
import { didNotHold } from './did-not-hold.js';
import { DAYS_BY_PRIORITY } from './due-by-priority.js';
import { ADA, BEN, CLEO, CLOCK, day, decided, logged } from './given-remediation.js';
import { moveRemediation } from './move-remediation.js';
import { noteProblem } from './note-problem.js';
import { isOpen } from './remediation.js';
import { remediationAggregate } from './remediation-aggregate.js';
import { nextStepAt, remindOfRemediation } from './remediation-clock.js';

const change = (what: Parameters<typeof changeRemediation>[0]) => changeRemediation(what, DAYS_BY_PRIORITY);
const people = { tracker: CLEO, up: ADA, ownerIsGone: false };
const remind = remindOfRemediation(people);
const DONE = { status: 'done', evidence: { words: 'the alert fired in the drill' } } as const;

describe('something that is to change', () => {
  it.each([
    ['urgent', 7],
    ['high', 30],
    ['medium', 60],
    ['low', 90],
  ] as const)('is due by its priority: %s in %s days', (priority, days) => {
    expect(logged({ priority }).due).toBe(day(days));
  });

  it('is due when somebody says, but never before it was made, and at no time where that is wanted', () => {
    expect(logged({ due: '2026-03-05T05:00:00+02:00' }).due).toBe(day(4));
    expect(logged({ due: null }).due).toBeNull();
    expect(() => logged({ due: day(-1) })).toThrow('due-in-the-past');
    expect(() => decided(logged(), change({ due: day(1) }), 2)).toThrow('due-in-the-past');
  });

  it('is due at another time with another priority, unless a time is given or none is set', () => {
    expect(decided(logged(), change({ priority: 'urgent' }), 10).item.due).toBe(day(17));
    expect(decided(logged(), change({ priority: 'urgent', due: day(99) }), 10).item.due).toBe(day(99));
    expect(decided(logged({ due: null }), change({ priority: 'urgent' }), 10).item.due).toBeNull();
  });

  it('is said otherwise and given to somebody else, and nothing happens for what is so already', () => {
    const { item, names } = decided(logged(), change({ title: 'Alert on lag', owner: CLEO, words: 'soon' }));
    expect(names).toEqual(['remediation-changed', 'remediation-assigned']);
    expect(item).toMatchObject({ title: 'Alert on lag', owner: CLEO, words: 'soon' });
    expect(decided(item, change({ title: 'Alert on lag', owner: CLEO, due: item.due })).names).toEqual([]);
    expect(decided(item, change({ owner: null, words: null })).item).toMatchObject({ owner: null, words: null });
  });

  it('is done only with something that shows it, and dropped only with a reason', () => {
    expect(() => decided(logged(), moveRemediation({ status: 'done' }))).toThrow('evidence-needed');
    expect(() => decided(logged(), moveRemediation({ status: 'done', evidence: {} }))).toThrow('evidence-needed');
    expect(() => decided(logged(), moveRemediation({ status: 'dropped' }))).toThrow('drop-reason-needed');
    const done = decided(logged(), moveRemediation(DONE)).item;
    expect(done).toMatchObject({ status: 'done', statusSince: day(1), evidence: { by: ADA, url: null } });
    expect(decided(done, moveRemediation(DONE)).names).toEqual([]);
    const again = decided(done, moveRemediation({ status: 'in-progress' })).item;
    expect(again).toMatchObject({ status: 'in-progress', evidence: null });
  });

  it('did not hold when an incident with the same cause begins after it was done: said once for each', () => {
    const done = decided(logged(), moveRemediation(DONE), 5).item;
    const again = (incident: string, began: string) => didNotHold({ incident, began }, CLEO);
    expect(decided(done, again('INC-1', day(4)), 8).names).toEqual([]);
    expect(decided(logged(), again('INC-2', day(7)), 8).names).toEqual([]);
    const { item, events } = decided(done, again('INC-2', day(7)), 8);
    expect(events).toMatchObject([
      { name: 'remediation-did-not-hold', data: { incident: 'INC-2', asks: [BEN, CLEO] } },
    ]);
    expect(item.didNotHold).toEqual([{ incident: 'INC-2', at: day(8) }]);
    expect(decided(item, again('INC-2', day(7)), 9).names).toEqual([]);
    expect(decided(item, again('INC-3', day(9)), 9).item.didNotHold).toHaveLength(2);
  });

  it('is seen by whom its problem is seen, and is asked about where its problem has clocks', () => {
    const { item, names } = decided(logged(), noteProblem({ restricted: true, clock: false }));
    expect([names, remediationAggregate.place(item)]).toEqual([
      ['remediation-noted'],
      { incident: 'PRB-1', restricted: true },
    ]);
    expect([nextStepAt(item), decided(item, remind, 999).names]).toEqual([null, []]);
    expect(decided(item, noteProblem({ restricted: true, clock: false })).names).toEqual([]);
  });
});

describe('its clock', () => {
  it('speaks to the owner three days before, to who tracks it when it is due, and up after a week', () => {
    const item = logged();
    expect(nextStepAt(item)).toBe(day(27));
    expect(decided(item, remind, 26.9).events).toEqual([]);
    const soon = decided(item, remind, 27);
    expect(soon.events).toMatchObject([{ name: 'remediation-due', data: { step: 'soon', asks: [BEN] } }]);
    const due = decided(soon.item, remind, 30);
    expect(due.events).toMatchObject([{ data: { step: 'due', dueInMs: 0, asks: [BEN, CLEO] } }]);
    const late = decided(due.item, remind, 37);
    expect(late.events).toMatchObject([{ data: { step: 'late', asks: [BEN, CLEO, ADA] } }]);
    expect([nextStepAt(late.item), decided(late.item, remind, 400).events]).toEqual([null, []]);
  });

  it('asks who tracks it about what nobody owns, and names everybody once', () => {
    const nobodys = logged({ owner: null });
    expect(decided(nobodys, remind, 27).events).toMatchObject([{ data: { asks: [CLEO] } }]);
    const alone = remindOfRemediation({ tracker: BEN, up: BEN, ownerIsGone: false });
    expect(decided(logged(), alone, 50).events).toMatchObject([{ data: { step: 'late', asks: [BEN] } }]);
  });

  it('hands what belonged to somebody whom nobody knows any more to who tracks it, and says so', () => {
    const { item, events } = decided(logged(), remindOfRemediation({ ...people, ownerIsGone: true }), 30);
    expect(events).toMatchObject([
      { name: 'remediation-fell', data: { from: BEN, to: CLEO } },
      { name: 'remediation-due', data: { step: 'due', asks: [CLEO, ADA] } },
    ]);
    expect(item.owner).toEqual(CLEO);
  });

  it('says only the latest step of what was missed, and begins anew with another time', () => {
    const late = decided(logged(), remind, 99);
    expect(late.events).toMatchObject([{ data: { step: 'late' } }]);
    const moved = decided(late.item, change({ due: day(120) }), 100).item;
    expect([moved.step, nextStepAt(moved)]).toEqual([null, day(117)]);
  });

  it('is told in English and in French', () => {
    const remediation = logged();
    const data = { remediation, step: 'late', dueInMs: -7 * 86_400_000, asks: [BEN, CLEO] } as const;
    expect(remediationDue.wording!({ data: data as never, by: CLOCK })).toEqual({
      en: '“Alert on replication lag” of PRB-1 is 7 d 0 h late: Ben and Cleo, how far is it?',
      fr: '« Alert on replication lag » de PRB-1, en retard de 7 j 0 h : Ben et Cleo, où en est-on ?',
    });
  });
});

it('every event has words in both languages, or none', () => {
  const remediation: Remediation = decided(logged(), moveRemediation(DONE)).item;
  const data = { remediation, from: BEN, to: CLEO, step: 'due', dueInMs: 1, asks: [BEN], incident: 'INC-2' };
  for (const { wording, name } of ITEM_EVENTS) {
    const told = wording?.({ data: data as never, by: ADA });
    if (!told) expect(['remediation-noted', 'tracker-issue-tried']).toContain(name);
    else expect(Object.values(told).every((words) => words.includes('PRB-1'))).toBe(true);
  }
});

describe('whatever happens', () => {
  const things = fc.oneof(
    fc.record({ move: fc.constantFrom(...REMEDIATION_STATUSES), shown: fc.boolean() }),
    fc.record({ priority: fc.constantFrom(...REMEDIATION_PRIORITIES) }),
    fc.record({ dueIn: fc.integer({ min: -5, max: 60 }) }),
    fc.record({ owner: fc.constantFrom(BEN, CLEO, null) }),
    fc.record({ again: fc.constantFrom('INC-2', 'INC-3') }),
    fc.record({ look: fc.boolean() }),
  );
  type Thing = Partial<{
    move: Remediation['status'];
    shown: boolean;
    priority: Remediation['priority'];
    dueIn: number;
    owner: typeof BEN | null;
    again: string;
    look: boolean;
  }>;

  it('done has evidence, dropped has a reason, each step is said once for a time, and never early or of what is over', () => {
    const weeks = fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), things), { maxLength: 50 });
    fc.assert(
      fc.property(weeks, (steps) => {
        let item = logged();
        let today = 0;
        const said = new Set<string>();
        let setting = 0;
        for (const [days, given] of steps) {
          const thing = given as Thing;
          today += days;
          const before = item;
          const decide =
            thing.move !== undefined
              ? moveRemediation({
                  status: thing.move,
                  ...(thing.shown && { evidence: { url: 'https://example.org/1' }, reason: 'not worth it' }),
                })
              : thing.again !== undefined
                ? didNotHold({ incident: thing.again, began: day(today) }, CLEO)
                : thing.look !== undefined
                  ? remindOfRemediation({ ...people, ownerIsGone: thing.look })
                  : change({
                      ...(thing.priority && { priority: thing.priority }),
                      ...(thing.owner !== undefined && { owner: thing.owner }),
                      ...(thing.dueIn !== undefined && { due: day(today + thing.dueIn) }),
                    });
          try {
            const result = decided(before, decide, today);
            item = result.item;
            if (item.dueSince !== before.dueSince || (isOpen(item) && !isOpen(before))) setting += 1;
            for (const { name, data } of result.events) {
              if (name !== 'remediation-due') continue;
              expect(isOpen(before)).toBe(true);
              expect(said.has(`${setting}/${data.step}`)).toBe(false);
              if (data.step !== 'soon') expect(data.dueInMs).toBeLessThanOrEqual(0);
              expect(new Set(data.asks.map(({ id }) => id)).size).toBe(data.asks.length);
              expect(data.asks.length).toBeGreaterThan(0);
              said.add(`${setting}/${data.step}`);
            }
            // A replica that looks a moment later finds nothing more to do.
            if (thing.look !== undefined) expect(decided(item, decide, today).events).toEqual([]);
          } catch (error) {
            expect(['evidence-needed', 'drop-reason-needed', 'due-in-the-past']).toContain((error as Error).message);
          }
          expect(item.status === 'done').toBe(item.evidence !== null);
          expect(item.status === 'dropped').toBe(item.reason !== null);
          expect(new Set(item.didNotHold.map(({ incident }) => incident)).size).toBe(item.didNotHold.length);
        }
      }),
    );
  });
});
