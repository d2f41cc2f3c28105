import fc from 'fast-check';
import { MAINTENANCE_EVENTS, type Maintenance, type MaintenanceStatus, Rejection } from '#contracts';
import { ADA, at, BEN, done, planned, swept, ticked } from './given-maintenance.js';
import { type KeptMaintenance, type MaintenanceDecision, shownMaintenance } from './maintenance.js';
import { dueAt } from './maintenance-clock.js';
import { beginMaintenance, cancelMaintenance, endMaintenance, verifyMaintenance } from './move-maintenance.js';
import { prolongMaintenance } from './prolong-maintenance.js';
import { sayOfMaintenance } from './say-of-maintenance.js';

const WORDS = { en: 'Words.' };

describe('planned work by the clock', () => {
  it('begins and ends at its times by itself', () => {
    expect([dueAt(planned()), ticked(planned(), 59)]).toEqual([at(60), []]);
    const begun = swept(planned(), 60);
    expect(begun).toMatchObject({ status: 'in_progress', begunAt: at(60), sequence: 2 });
    expect(begun.entries.at(-1)).toMatchObject({
      ...{ words: { en: 'The planned work has begun.' }, by: { id: 'service:communications' } },
    });
    expect([dueAt(begun), ticked(begun, 119)]).toEqual([at(120), []]);
    const over = swept(begun, 120);
    expect(over).toMatchObject({ status: 'completed', begunAt: at(60), endedAt: at(120), sequence: 3 });
    expect([dueAt(over), ticked(over, 9_999)]).toEqual([null, []]);
  });

  it('that began and ended during a stop is told once, as over, and says the times that were planned', () => {
    const events = ticked(planned(), 300);
    expect(events.map(({ name }) => name)).toEqual(['maintenance-ended']);
    const over = swept(planned(), 300);
    expect(over).toMatchObject({ status: 'completed', begunAt: at(60), endedAt: at(120), changedAt: at(300) });
    expect(over.entries.slice(1)).toMatchObject([
      {
        status: 'in_progress',
        words: {
          en: 'The planned work began as planned on 1 Mar 2026, 04:00 UTC.',
          fr: 'Les travaux ont commencé comme prévu le 1 mars 2026, 04:00 UTC.',
        },
        ...{ at: at(300), by: { id: 'service:communications' } },
      },
      { status: 'completed', words: { en: 'The planned work ended as planned on 1 Mar 2026, 05:00 UTC.' } },
    ]);
  });

  it('that began during a stop is under way, from the time that was planned', () => {
    expect(swept(planned(), 90)).toMatchObject({ status: 'in_progress', begunAt: at(60), changedAt: at(90) });
  });

  it('begins early by hand, and is ended by the clock, also while it is verified', () => {
    const verifying = done(done(planned(), beginMaintenance(), 50), verifyMaintenance(), 110);
    expect(swept(verifying, 120)).toMatchObject({ status: 'completed', begunAt: at(50), endedAt: at(120) });
  });

  it('follows new times', () => {
    const moved = done(
      planned(),
      prolongMaintenance({ words: WORDS, scheduledFor: at(70), scheduledUntil: at(200) }),
      5,
    );
    expect([dueAt(moved), dueAt(swept(moved, 70))]).toEqual([at(70), at(200)]);
  });
});

describe('planned work by hand', () => {
  const byHand = planned({ byClock: false });

  it('asks who announced it when it was to begin, then hourly three times, and then no more', () => {
    let kept = byHand;
    for (const hours of [0, 1, 2, 3]) {
      expect(dueAt(kept)).toBe(at(60 + hours * 60));
      const [due] = ticked(kept, 60 + hours * 60);
      expect(due).toMatchObject({ name: 'maintenance-due', data: { turn: 'begin', hours, asks: [ADA] } });
      kept = swept(kept, 60 + hours * 60);
      expect(ticked(kept, 60 + hours * 60 + 59)).toEqual([]);
    }
    expect([dueAt(kept), ticked(kept, 9_999)]).toEqual([null, []]);
    expect(kept).toMatchObject({ status: 'scheduled', changedAt: at(0), sequence: 5 });
  });

  it('asks again when it was to end, whatever was said meanwhile', () => {
    const begun = done(swept(byHand, 60), beginMaintenance(), 62);
    expect(dueAt(begun)).toBe(at(120));
    const reminded = done(done(swept(begun, 120), verifyMaintenance(), 125), sayOfMaintenance(WORDS), 126);
    expect(dueAt(reminded)).toBe(at(180));
    const prolonged = done(reminded, prolongMaintenance({ words: WORDS, scheduledUntil: at(300) }), 130);
    expect(dueAt(prolonged)).toBe(at(300));
    expect(dueAt(done(prolonged, endMaintenance(), 299))).toBeNull();
  });

  it('after a stop asks once for the latest hour that passed', () => {
    expect(ticked(byHand, 60 + 2 * 60 + 30)).toMatchObject([{ data: { hours: 2 } }]);
    const asked = swept(byHand, 60 + 2 * 60 + 30);
    expect(dueAt(asked)).toBe(at(60 + 3 * 60));
    expect(ticked(byHand, 60 + 100 * 60)).toMatchObject([{ data: { hours: 3 } }]);
  });
});

describe('whatever is done to planned work', () => {
  const NEXT: Readonly<Record<MaintenanceStatus, readonly MaintenanceStatus[]>> = {
    scheduled: ['in_progress', 'cancelled'],
    in_progress: ['verifying', 'completed'],
    verifying: ['completed'],
    completed: [],
    cancelled: [],
  };
  const command = fc.oneof(
    fc.constantFrom<MaintenanceDecision | 'clock'>(
      ...[beginMaintenance(), verifyMaintenance(), endMaintenance(), cancelMaintenance(WORDS), sayOfMaintenance(WORDS)],
      ...(['clock', 'clock'] as const),
    ),
    fc
      .record({ from: fc.option(fc.integer({ min: 0, max: 500 })), until: fc.integer({ min: 0, max: 900 }) })
      .map(({ from, until }) =>
        prolongMaintenance({
          words: WORDS,
          scheduledUntil: at(until),
          ...(from !== null && { scheduledFor: at(from) }),
        }),
      ),
  );
  const story = fc.array(fc.tuple(fc.integer({ min: 0, max: 90 }), command), { maxLength: 40 });

  function mustHold(before: KeptMaintenance, kept: KeptMaintenance): void {
    const { status, begunAt, endedAt, entries } = kept;
    expect(kept.sequence).toBeGreaterThan(before.sequence);
    expect(kept.changedAt >= before.changedAt).toBe(true);
    entries.slice(1).forEach((entry, index) => {
      const { status: from, at: earlier } = entries[index]!;
      expect(entry.status === from || NEXT[from].includes(entry.status)).toBe(true);
      expect(entry.at >= earlier).toBe(true);
    });
    expect(entries.slice(0, before.entries.length)).toEqual(before.entries);
    expect(entries.at(-1)?.status).toBe(status);
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
    expect(begunAt !== null).toBe(['in_progress', 'verifying', 'completed'].includes(status));
    expect(endedAt !== null).toBe(status === 'completed');
    if (endedAt !== null) expect(begunAt! <= endedAt).toBe(true);
  }

  it('it moves only forward, its times fit where it stands, and every event carries it whole', () => {
    fc.assert(
      fc.property(fc.boolean(), story, (byClock, steps) => {
        let kept = planned({ byClock });
        let minute = 0;
        let reminders = 0;
        for (const [minutes, what] of steps) {
          minute += minutes;
          const before = kept;
          try {
            kept = what === 'clock' ? swept(kept, minute) : done(kept, what, minute, BEN);
          } catch (error) {
            expect(error).toBeInstanceOf(Rejection);
          }
          if (kept === before) continue;
          mustHold(before, kept);
          const isReminder = kept.entries.length === before.entries.length;
          if (isReminder) expect([byClock, kept.changedAt]).toEqual([false, before.changedAt]);
          reminders = kept.reminded ? reminders + (isReminder ? 1 : 0) : 0;
          expect(reminders).toBeLessThanOrEqual(8);
          // A replica that looks a moment later finds nothing more to say.
          if (what === 'clock') expect(ticked(kept, minute)).toEqual([]);
        }
      }),
    );
  });

  it('each event is told in English and in French', () => {
    const { reminded: _, ...maintenance } = swept(planned(), 300);
    const before = { scheduledFor: at(0), scheduledUntil: at(1) };
    const data = { maintenance: maintenance as Maintenance, before, turn: 'end' as const, hours: 0, asks: [ADA] };
    for (const { wording, name } of MAINTENANCE_EVENTS) {
      const told = wording!({ data: data as never, by: BEN });
      expect([name, told.en]).toEqual([name, expect.stringContaining('Database upgrade')]);
      expect([name, told.fr]).toEqual([name, expect.stringContaining('Mise à jour de la base')]);
    }
  });

  it('nobody sees of what it has reminded', () => {
    expect(shownMaintenance(swept(planned({ byClock: false }), 60))).not.toHaveProperty('reminded');
  });
});
