import fc from 'fast-check';
import { type OpenItem, type Rejection, statusChanged } from '#contracts';
import { type Change, changeIncident } from '../incident/change-incident.js';
import { beginClosing } from './begin-closing.js';
import { isSettled, type KeptIncident, shownIncident, underWay } from './closing.js';
import { dueAt } from './due-at.js';
import { endClosing, tick } from './end-closing.js';
import { finishClosing } from './finish-closing.js';
import { ANA, at, BO, item, later, MUSTER, resolved } from './given-closing.js';
import { objectToClosing } from './object-to-closing.js';
import { settleItems } from './settle-items.js';

const now = (second: number) => ({ now: at(second), by: ANA });
const begin = (incident: KeptIncident, second: number, covered: string[] = []) =>
  later(incident, beginClosing(covered, () => {})(incident, now(second)), second);
const closed = (incident: KeptIncident, second: number, items: readonly OpenItem[] = []) => {
  const { attempt } = incident.closing!;
  const { settled } = settleItems(items, { settle: [], waiveOthers: 'so' }, ANA);
  return later(incident, finishClosing(attempt, settled, {})(incident), second);
};
const object = (incident: KeptIncident, attempt: number, ...items: OpenItem[]) =>
  objectToClosing({ attempt, items }, [BO])(incident);
const codeOf = (act: () => unknown): string | undefined => {
  try {
    act();
  } catch (error) {
    return (error as Rejection).code;
  }
  return undefined;
};

describe('closing an incident', () => {
  it('goes by way of an attempt that everybody can see, and ends closed', () => {
    const closing = begin(resolved(), 10);
    expect(shownIncident(closing)).toMatchObject({ status: 'closing', closing: { attempt: 1, stands: true } });
    const done = closed(closing, 11);
    expect(shownIncident(done)).toMatchObject({ status: 'closed', closing: { attempt: 1, stands: true } });
    expect(dueAt(done)).toBeNull();
    const [event] = finishClosing(1, [], {})(closing);
    expect(event?.data).toMatchObject({ from: 'resolved', to: 'closed' });
  });

  it('is done by one person at a time, and only by who finishes what they began', () => {
    const closing = begin(resolved(), 10);
    expect(codeOf(() => begin(closing, 11))).toBe('closing-under-way');
    expect(beginClosing([], () => {})(closed(closing, 12), now(13))).toEqual([]);
    expect(codeOf(() => finishClosing(2, [], {})(closing))).toBe('closing-interrupted');
    const over = later(closing, endClosing(1, 'still-open')(closing), 12);
    expect(codeOf(() => finishClosing(1, [], {})(over))).toBe('closing-interrupted');
  });

  it('that comes to no end is called off by the clock: the incident is where it was, since when it was', () => {
    const before = resolved();
    const closing = begin(before, 10);
    expect(tick(closing, now(24))).toEqual([]);
    const over = later(closing, tick(closing, now(25)), 25, MUSTER);
    expect(shownIncident(over)).toEqual({ ...before, closing: { attempt: 1, stands: false } });
    expect([dueAt(over), tick(over, now(99)), endClosing(1, 'late')(over)]).toEqual([null, [], []]);
  });

  it('is called off by whoever moves it meanwhile, wherever to', () => {
    const closing = begin(resolved(), 10);
    const move = (status: Change['status']) => {
      const command = { allowed: true, whoMay: 'Ana', decidedByCopy: false };
      return changeIncident({ incident: 'INC-1', status }, undefined, command)(closing, now(11));
    };
    expect(move('resolved')).toMatchObject([{ name: 'closing-ended', data: { because: 'taken-back' } }]);
    expect(move('active')).toMatchObject([{ name: 'status-changed', data: { from: 'resolved', to: 'active' } }]);
    expect(shownIncident(later(closing, move('active'), 11))).toMatchObject({
      status: 'active',
      closing: { stands: false },
    });
  });

  it('ends when something comes up meanwhile, and is undone when it was closed already', () => {
    const closing = begin(resolved(), 10, ['update:said']);
    expect(object(closing, 1, item('said'), item('owned', { owner: BO, due: at(60) }))).toEqual([]);
    expect(object(closing, 2, item('new'))).toEqual([]);
    const [ended] = object(closing, 1, item('new'));
    expect(ended).toMatchObject({ name: 'closing-ended', data: { because: 'objection', asks: [ANA] } });
    const done = closed(closing, 11, [item('waived')]);
    expect(object(done, 1, item('waived'))).toEqual([]);
    const events = object(done, 1, item('new'));
    expect(events).toMatchObject([{ name: 'status-changed', data: { to: 'resolved', reopened: { asks: [BO, ANA] } } }]);
    const again = later(done, events, 12, MUSTER);
    expect(shownIncident(again)).toMatchObject({ status: 'resolved', closing: { stands: false } });
    expect(object(again, 1, item('new'))).toEqual([]);
  });

  it('over a service that could not be asked covers what is in it', () => {
    const service = item('roles', { id: 'service:roles', service: 'roles', kind: 'service' });
    const settled = settleItems([service], { settle: [{ item: 'service:roles', waiver: 'away' }] }, ANA).settled;
    const closing = begin(resolved(), 10);
    const done = later(closing, finishClosing(1, settled, {})(closing), 11);
    expect(object(done, 1, item('offer', { service: 'roles' }))).toEqual([]);
    expect(object(done, 1, item('draft'))).toHaveLength(1);
  });

  it('tells who lets what be, and why', () => {
    const { settled } = settleItems([item('the draft')], { settle: [], waiveOthers: 'Nobody reads it' }, ANA);
    const data = { from: 'resolved', to: 'closed', closed: { attempt: 1, settled } };
    expect(statusChanged.wording!({ data, by: ANA } as never)).toEqual({
      en: 'Ana moved the incident from resolved to closed. Waived by Ana: the draft (Nobody reads it).',
      fr: "Ana a fait passer l'incident de « résolu » à « clos ». Abandonné par Ana : the draft (Nobody reads it).",
    });
  });
});

it('however steps fall, no incident is closed over an objection that is not settled', () => {
  type Step = 'begin' | 'finish' | 'object' | 'late-object' | 'tick' | 'move';
  const steps = fc.array(fc.constantFrom<Step>('begin', 'finish', 'object', 'late-object', 'tick', 'move'), {
    maxLength: 30,
  });
  fc.assert(
    fc.property(steps, (all) => {
      let incident = resolved();
      let second = 10;
      const attempt = () => incident.closing?.attempt ?? 0;
      for (const step of all) {
        second += 5;
        const events = () => {
          if (step === 'begin') return beginClosing([], () => {})(incident, now(second));
          if (step === 'finish') return finishClosing(attempt(), [], {})(incident);
          if (step === 'tick') return tick(incident, now(second));
          if (step === 'object') return object(incident, attempt(), item('new'));
          if (step === 'late-object') return object(incident, attempt() - 1, item('new'));
          const command = { allowed: true, whoMay: 'Ana', decidedByCopy: false };
          return changeIncident({ incident: 'INC-1', status: 'active' }, undefined, command)(incident, now(second));
        };
        try {
          incident = later(incident, events(), second);
        } catch {
          continue;
        }
        // After an objection to the latest closing it stands no more.
        if (step === 'object') expect(incident.closing?.stands ?? false).toBe(false);
        expect(incident.closing?.stands ?? false).toBe(
          incident.status === 'closed' || (incident.status === 'closing' && underWay(incident) !== undefined),
        );
        expect(dueAt(incident) !== null).toBe(incident.status === 'closing');
      }
    }),
  );
  expect(isSettled(item('x'), [])).toBe(false);
});
