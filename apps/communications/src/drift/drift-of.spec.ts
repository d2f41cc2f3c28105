import type { Facts, Status } from '#contracts';
import { driftOf } from './drift-of.js';

const said: Facts = { severity: 'SEV1', status: 'active', impact: 'No orders', components: ['a', 'b'], title: 'Down' };
const fields = (more: Partial<Facts>) => driftOf(said, { ...said, ...more }).map(({ field }) => field);

describe('what was said and is no longer so', () => {
  it('is another severity, impact, or other components', () => {
    expect(fields({ severity: 'SEV2' })).toEqual(['severity']);
    expect(fields({ impact: null, components: ['a'] })).toEqual(['impact', 'components']);
    expect(fields({ impact: ' No orders ', components: ['b', 'a'], title: 'Other' })).toEqual([]);
  });

  it.each<[Status, Status, boolean]>([
    ['triage', 'active', false],
    ['resolved', 'closed', false],
    ['closing', 'resolved', false],
    ['active', 'mitigated', true],
    ['mitigated', 'active', true],
    ['mitigated', 'resolved', true],
    ['active', 'cancelled', true],
    ['active', 'merged', true],
  ])('from %s to %s: %s', (before, now, differs) => {
    const changed = driftOf({ ...said, status: before }, { ...said, status: now });
    expect(changed).toEqual(differs ? [{ field: 'status', said: before, now }] : []);
  });
});
