import type { Rejection } from '#contracts';
import type { KeptIncident } from '../closing/closing.js';
import { type Change, changeIncident, needsCommand } from './change-incident.js';
import { declareIncident } from './declare-incident.js';
import { evolve } from './incident-state.js';

const ana = { id: 'p-ana', name: 'Ana' };
const bo = { id: 'p-bo', name: 'Bo' };
const context = { now: '2017-01-31T22:00:00.000Z', by: ana };
const entitled = { allowed: true, whoMay: 'Ana', decidedByCopy: false };
const stranger = { allowed: false, whoMay: 'Ana', decidedByCopy: false };

function declared(more: object = {}): KeptIncident {
  const input = { title: 'Slow', severity: 'SEV2', kind: 'real', visibility: 'open', viewers: [], ...more } as never;
  const [event] = declareIncident({ id: 'INC-1', input, manager: ana, viewers: [] })(context);
  return evolve(undefined, event!, { at: context.now, by: ana });
}

const change = (incident: KeptIncident, wanted: Partial<Change>, command = entitled, viewers?: (typeof ana)[]) =>
  changeIncident({ incident: incident.id, ...wanted }, viewers, command)(incident, context);

const refusalOf = (act: () => unknown): Rejection | undefined => {
  try {
    act();
  } catch (error) {
    return error as Rejection;
  }
  return undefined;
};

describe('an incident', () => {
  it('is declared in triage, with its manager, and with a start only where one was given', () => {
    expect(declared()).toMatchObject({ status: 'triage', manager: ana, startedAt: null, declaredAt: context.now });
    expect(declared({ startedAt: '2017-01-31T19:00:00+01:00' }).startedAt).toBe('2017-01-31T18:00:00.000Z');
    expect(refusalOf(() => declared({ startedAt: '2017-01-31T22:00:01Z' }))?.code).toBe('time-in-future');
  });

  it('changes by one event for each kind of thing that really changes', () => {
    const events = change(declared(), { severity: 'SEV1', status: 'active', title: 'Down', impact: 'All writes fail' });
    expect(events.map(({ name }) => name)).toEqual(['severity-changed', 'status-changed', 'details-changed']);
    expect(events[2]?.data).toEqual({
      changes: { title: { from: 'Slow', to: 'Down' }, impact: { from: null, to: 'All writes fail' } },
    });
  });

  it('does not change by what is so already', () => {
    const incident = declared({ links: [{ title: 'Graph', url: 'https://graphs.example/1' }] });
    const same = { severity: 'SEV2', status: 'triage', title: 'Slow', links: incident.links } as const;
    expect(change(incident, same)).toEqual([]);
  });

  it('is after an event what the event says', () => {
    const incident = declared();
    const happened = { at: '2017-01-31T23:00:00.000Z', by: bo };
    const after = change(incident, { status: 'mitigated', summary: 'Restored' }).reduce(
      (state, event) => evolve(state, event, happened),
      incident,
    );
    expect(after).toEqual({ ...incident, status: 'mitigated', statusSince: happened.at, summary: 'Restored' });
  });

  it('is ended, opened and hidden only by who commands it; the refusal says who that is', () => {
    const hard: Partial<Change>[] = [{ status: 'closed' }, { status: 'cancelled' }, { visibility: 'restricted' }];
    for (const wanted of hard) {
      expect(needsCommand({ incident: 'INC-1', ...wanted })).toBe(true);
      expect(refusalOf(() => change(declared(), wanted, stranger))?.problem('en')).toMatchObject({
        code: 'not-for-you',
        whoMay: 'Ana',
      });
      expect(change(declared(), wanted)).toHaveLength(1);
    }
    expect(change(declared(), { status: 'resolved', severity: 'SEV1' }, stranger)).toHaveLength(2);
  });

  it('carries a mark when the last known table decided who may', () => {
    const [event] = change(declared(), { status: 'closed' }, { ...entitled, decidedByCopy: true });
    expect(event?.data).toMatchObject({ decidedByCopy: true });
  });

  it('names those who may see it', () => {
    const [event] = change(declared(), { visibility: 'restricted', viewers: ['x'] }, entitled, [bo]);
    expect(event).toMatchObject({ name: 'visibility-changed', data: { visibility: 'restricted', viewers: [bo] } });
  });

  it('refuses a move that there is not, with those that there are', () => {
    const merged = { ...declared(), status: 'merged' } as const;
    expect(refusalOf(() => change(merged, { status: 'active' }))?.problem('en')).toMatchObject({
      code: 'status-move-refused',
      allowed: [],
    });
  });
});
