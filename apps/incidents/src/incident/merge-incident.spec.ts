import { Rejection } from '#contracts';
import type { KeptIncident } from '../closing/closing.js';
import { changeIncident } from './change-incident.js';
import { declareIncident } from './declare-incident.js';
import { incidentAggregate } from './incident-aggregate.js';
import { evolve } from './incident-state.js';
import { mergeIncident } from './merge-incident.js';

const ana = { id: 'p-ana', name: 'Ana' };
const context = { now: '2017-01-31T22:00:00.000Z', by: ana };
const entitled = { allowed: true, whoMay: 'Ana', decidedByCopy: false };

function declared(id: string, more: object = {}): KeptIncident {
  const input = { title: 'Slow', severity: 'SEV2', kind: 'real', visibility: 'open', viewers: [] } as never;
  const [event] = declareIncident({ id, input, manager: ana, viewers: [] })(context);
  return { ...evolve(undefined, event!, { at: context.now, by: ana }), ...more };
}

const [slow, down] = [declared('INC-7'), declared('INC-3')];

function merge(incident: KeptIncident, into: KeptIncident, command = entitled) {
  try {
    return mergeIncident(into, command)(incident);
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    const { code, errors, ...facts } = error.problem('en');
    return { code, field: errors?.[0]?.field, facts };
  }
}

const merged = (incident: KeptIncident, into: KeptIncident): KeptIncident =>
  mergeIncident(
    into,
    entitled,
  )(incident).reduce((state, event) => evolve(state, event, { at: '2017-01-31T23:00:00.000Z', by: ana }), incident);

describe('merging an incident into another', () => {
  it('ends it, since then, and says where it went', () => {
    expect(merge(slow, down)).toEqual([{ name: 'incident-merged', data: { into: 'INC-3' } }]);
    const after = merged(slow, down);
    expect(after).toEqual({ ...slow, status: 'merged', statusSince: '2017-01-31T23:00:00.000Z', mergedInto: 'INC-3' });
  });

  it('happens once, however often it is asked for', () => {
    expect(merge(merged(slow, down), down)).toEqual([]);
  });

  it('carries a mark when the last known table decided who may', () => {
    expect(merge(slow, down, { ...entitled, decidedByCopy: true })).toMatchObject([
      { data: { into: 'INC-3', decidedByCopy: true } },
    ]);
  });

  it('is for who commands the merged one', () => {
    const refused = merge(slow, down, { ...entitled, allowed: false });
    expect(refused).toMatchObject({ code: 'not-for-you', facts: { whoMay: 'Ana' } });
  });

  it('is not possible into itself', () => {
    expect(merge(slow, slow)).toMatchObject({ code: 'merge-into-itself', field: 'into' });
  });

  it.each(['closed', 'cancelled'] as const)('is not possible when either of them is %s', (status) => {
    const [over, gone] = [declared('INC-7', { status }), declared('INC-3', { status })];
    expect(merge(over, down)).toMatchObject({ code: 'merge-ended', field: 'incident', facts: { incident: 'INC-7' } });
    expect(merge(slow, gone)).toMatchObject({ code: 'merge-ended', field: 'into', facts: { incident: 'INC-3' } });
  });

  it('is not possible where either lives on elsewhere: there is no circle, and the refusal says where to go', () => {
    const third = declared('INC-9');
    const elsewhere = { code: 'incident-merged', facts: { incident: 'INC-7', mergedInto: 'INC-3' } };
    expect(merge(merged(slow, down), third)).toMatchObject({ ...elsewhere, field: 'incident' });
    expect(merge(down, merged(slow, down))).toMatchObject({ ...elsewhere, field: 'into' });
  });

  it('is of two whom the same people may see, and of one kind', () => {
    const hidden = declared('INC-7', { visibility: 'restricted' });
    const differ = { code: 'incidents-differ', field: 'into' };
    expect(merge(hidden, down)).toMatchObject({ ...differ, facts: { differ: 'visibility' } });
    expect(merge(down, hidden)).toMatchObject({ ...differ, facts: { differ: 'visibility' } });
    expect(merge(slow, declared('INC-3', { kind: 'drill' }))).toMatchObject({ ...differ, facts: { differ: 'kind' } });
    expect(merge(hidden, declared('INC-3', { visibility: 'restricted' }))).toHaveLength(1);
  });
});

describe('an incident that was merged', () => {
  const over = merged(slow, down);

  it('takes no other status, and says where it went', () => {
    const change = () => changeIncident({ incident: 'INC-7', status: 'active' }, undefined, entitled)(over, context);
    expect(change).toThrow(expect.objectContaining({ code: 'incident-merged', facts: expect.anything() }));
  });

  it('gives its dedupKey free, and of two merged into each other at once only one is', () => {
    const both = [merged(declared('INC-7', { dedupKey: 'x' }), down), { ...merged(down, slow) }];
    expect(both.map((one) => incidentAggregate.uniques!(one))).toEqual([
      { merged: 'INC-3/INC-7' },
      { merged: 'INC-3/INC-7' },
    ]);
  });
});
