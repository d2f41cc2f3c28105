import fc from 'fast-check';
import { FOLLOW_UP_DAYS, followUpsDone, followUpsOverdue, type OpenItem } from '#contracts';
import { beginClosing } from './begin-closing.js';
import type { KeptIncident } from './closing.js';
import { dueAt } from './due-at.js';
import { finishClosing } from './finish-closing.js';
import { askForFollowUps } from './follow-up-clock.js';
import { withOwners } from './follow-ups.js';
import { ANA, at, away, BO, item, later, MUSTER, resolved } from './given-closing.js';
import { objectToClosing } from './object-to-closing.js';
import { type Settlement, settleItems } from './settle-items.js';

const DAY = 86_400;
const CY = { id: 'p-cy', name: 'Cy' };
const given = (name: string, days: number, owner = BO): Settlement => ({
  ...{ item: `update:${name}`, owner, due: at(days * DAY) },
});

/** An incident that was closed with these items left to somebody, or waived. */
function closedWith(items: readonly OpenItem[], settle: readonly Settlement[]): KeptIncident {
  const closing = later(resolved(), beginClosing([], () => {})(resolved(), { now: at(10), by: ANA }), 10);
  const { settled } = settleItems(items, { settle, waiveOthers: 'so' }, ANA);
  return later(closing, finishClosing(1, settled, {})(closing), 11);
}

const ask = (incident: KeptIncident, days: number, open: readonly OpenItem[], manager = ANA) =>
  askForFollowUps({ open, manager })(incident, { now: at(days * DAY), by: MUSTER });
const lookedAt = (incident: KeptIncident, days: number, open: readonly OpenItem[]) =>
  later(incident, ask(incident, days, open), days * DAY, MUSTER);
const told = (events: ReturnType<typeof ask>) =>
  events.map(({ name, data }) => {
    const { items, asks, days } = data as { items: OpenItem[]; asks?: { name: string }[]; days?: number };
    return [name, items.map(({ id }) => id), days, asks?.map((one) => one.name)];
  });

describe('what closing left to somebody', () => {
  const [draft, offer] = [item('draft'), item('offer')];
  const both = closedWith([draft, offer, item('waived')], [given('draft', 2), given('offer', 4, CY)]);

  it('is asked for at its date: whoever has it; then the manager too, and once more', () => {
    expect(dueAt(both)).toBe(at(2 * DAY));
    expect(ask(both, 1.9, [draft, offer])).toEqual([]);
    expect(told(ask(both, 2, [draft, offer]))).toEqual([['follow-ups-overdue', ['update:draft'], 0, ['Bo']]]);
    const once = lookedAt(both, 2, [draft, offer]);
    expect(dueAt(once)).toBe(at(3 * DAY));
    expect(told(ask(once, 3, [draft, offer]))).toEqual([['follow-ups-overdue', ['update:draft'], 1, ['Bo', 'Ana']]]);
    const all = [3, 4, 5, 9, 11].reduce((incident, days) => lookedAt(incident, days, [draft, offer]), once);
    expect([dueAt(all), ask(all, 99, [draft, offer])]).toEqual([null, []]);
  });

  it('is asked for once for all that was missed meanwhile', () => {
    expect(told(ask(both, 20, [draft, offer]))).toEqual([
      ['follow-ups-overdue', ['update:draft', 'update:offer'], 7, ['Bo', 'Cy', 'Ana']],
    ]);
  });

  it('is let go once it is no longer open, or has an owner and a date of its own', () => {
    expect(told(ask(both, 4, [draft]))).toEqual([
      ['follow-ups-done', ['update:offer'], undefined, undefined],
      ['follow-ups-overdue', ['update:draft'], 1, ['Bo', 'Ana']],
    ]);
    const own = item('draft', { owner: CY, due: at(99 * DAY) });
    expect(told(ask(both, 2, [own]))).toEqual([['follow-ups-done', ['update:draft'], undefined, undefined]]);
    expect(dueAt(lookedAt(both, 4, []))).toBeNull();
  });

  it('in a service that cannot be asked counts as open', () => {
    expect(told(ask(both, 2, [away('communications')]))).toEqual([['follow-ups-overdue', ['update:draft'], 0, ['Bo']]]);
    expect(told(ask(both, 2, [away('roles')]))).toEqual([['follow-ups-done', ['update:draft'], undefined, undefined]]);
  });

  it('is nobody’s any more when the incident is opened again', () => {
    const again = later(both, objectToClosing({ attempt: 1, items: [item('new')] }, [])(both), 20, MUSTER);
    expect([again.status, dueAt(again), ask(again, 99, [draft])]).toEqual(['resolved', null, []]);
    expect(withOwners([draft], again)).toEqual([draft]);
  });

  it('is shown with whom it was left to, unless somebody else has it by now', () => {
    const own = item('offer', { owner: ANA, due: at(5) });
    expect(withOwners([draft, own, item('new')], both)).toEqual([
      { ...draft, owner: BO, due: at(2 * DAY) },
      own,
      item('new'),
    ]);
  });

  it('is told in words, in both languages', () => {
    const data = { days: 1, items: [{ ...draft, owner: BO, due: at(0) }], asks: [BO, ANA] };
    expect(followUpsOverdue.wording!({ data, by: MUSTER } as never)).toEqual({
      en: 'Left to be done when the incident was closed, and still open: draft (Bo, 1 Mar 2026, 03:00 UTC); Bo and Ana asked to see to it.',
      fr: 'Laissé à faire à la clôture, et toujours ouvert : draft (Bo, 1 mars 2026, 03:00 UTC) ; demande faite à Bo et Ana.',
    });
    expect(followUpsDone.wording!({ data, by: MUSTER } as never)).toEqual({
      en: 'Left to be done when the incident was closed, and no longer open: draft.',
      fr: 'Laissé à faire à la clôture, et réglé depuis : draft.',
    });
  });
});

it('whenever the clock is looked at: each is asked for until it is done, at most once a step, and nothing is forgotten', () => {
  const name = fc.constantFrom('a', 'b', 'c');
  const looks = fc.array(
    fc.record({ days: fc.integer({ min: 0, max: 8 }), open: fc.uniqueArray(name), away: fc.boolean() }),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(fc.uniqueArray(name, { minLength: 1 }), fc.integer({ min: 1, max: 5 }), looks, (left, due, all) => {
      const items = left.map((one) => item(one));
      let incident = closedWith(
        items,
        left.map((one) => given(one, due)),
      );
      let day = 0;
      const asked = new Map<string, number[]>();
      const done = new Set<string>();
      for (const look of all) {
        day += look.days;
        const before = dueAt(incident);
        const open = look.away ? [away('communications')] : look.open.map((one) => item(one));
        const events = ask(incident, day, open);
        for (const event of events) {
          const { items: told, days } = event.data as { items: OpenItem[]; days?: number };
          for (const { id } of told) {
            expect(done.has(id)).toBe(false);
            if (event.name === 'follow-ups-done') done.add(id);
            else asked.set(id, [...(asked.get(id) ?? []), days!]);
          }
        }
        if (before === null || before > at(day * DAY)) expect(events).toEqual([]);
        incident = later(incident, events, day * DAY, MUSTER);
        const next = dueAt(incident);
        if (next !== null) expect(next > at(day * DAY)).toBe(true);
      }
      for (const steps of asked.values()) {
        expect(steps).toEqual([...new Set(steps)].sort((one, other) => one - other));
      }
      const last = FOLLOW_UP_DAYS.at(-1)!;
      const waits = items.filter(({ id }) => !done.has(id) && asked.get(id)?.at(-1) !== last);
      expect(dueAt(incident) !== null).toBe(waits.length > 0);
    }),
  );
});
