import fc from 'fast-check';
import { heard } from './items-of-specs.js';
import { KeptCopy } from './kept-copy.js';

const AT = '2026-11-26T13:05:00.000Z';
const ids = fc.constantFrom('pub-1', 'pub-2', 'pub-3');
const told = fc.array(fc.record({ id: ids, sequence: fc.integer({ min: 1, max: 9 }) }), { maxLength: 40 });

describe('what the page knows', () => {
  it('is the latest of each, in whatever order and however often it is heard', () => {
    fc.assert(
      fc.property(told, (all) => {
        const kept = new KeptCopy();
        for (const { id, sequence } of all) kept.keep(heard(id, sequence));
        const latest = new Map<string, number>();
        for (const { id, sequence } of all) latest.set(id, Math.max(sequence, latest.get(id) ?? 0));
        const known = new Map(kept.copy.publications.map(({ id, sequence }) => [id, sequence]));
        expect(known).toEqual(latest);
      }),
    );
  });

  it('stays the same object until something changes, so that answers are made once', () => {
    const kept = new KeptCopy([heard('pub-1', 2)], AT);
    const before = kept.copy;
    expect([kept.keep(heard('pub-1', 1)), kept.keep(heard('pub-1', 2))]).toEqual([false, false]);
    expect(kept.copy).toBe(before);
    expect(kept.keep(heard('pub-1', 3))).toBe(true);
    expect(kept.copy.publications).toMatchObject([{ id: 'pub-1', sequence: 3 }]);
  });

  it('never becomes older', () => {
    const kept = new KeptCopy([], AT);
    kept.confirm('2026-11-26T13:04:00.000Z');
    expect(kept.confirmedAt).toBe(AT);
    kept.confirm('2026-11-26T13:06:00.000Z');
    expect(kept.copy.confirmedAt).toBe('2026-11-26T13:06:00.000Z');
  });
});
